// Chooses the first screens by the command line.
import type { LessonId } from '../guides/lessons/ids.ts';
import type { Screen } from '../ui/context/navigation.ts';

type Asked = { readonly account?: string; readonly subscription?: string; readonly lesson?: LessonId };

/** The options of an empty command line, so that the most usual start does not load the parser. */
export const defaultOptions = { do: 'azure', cloud: 'public', readOnly: false, ownerTag: undefined } as const;

/** Returns the screens to start with: what the command line named lies on top of the first screen. */
export const toInitialScreens = ({ account, subscription, lesson }: Asked): readonly Screen[] => [
	{ name: 'subscriptions' },
	...(lesson ? [{ name: 'lesson' as const, lesson }] : []),
	...(account || subscription ? [{ name: 'find' as const, account, subscription }] : []),
];
