// What the program opens with, by what the command line asked for.
import type { LessonId } from '../guides/lessons/ids.ts';
import type { Screen } from '../ui/context/navigation.ts';

type Asked = { readonly account?: string; readonly subscription?: string; readonly lesson?: LessonId };

/** What the command line says when there is none, so that the most usual start need not load what reads it. */
export const defaultOptions = { do: 'azure', cloud: 'public', readOnly: false, ownerTag: undefined } as const;

/** The places to begin with: what the command line named lies on top of the first screen. */
export const toInitialScreens = ({ account, subscription, lesson }: Asked): readonly Screen[] => [
	{ name: 'subscriptions' },
	...(lesson ? [{ name: 'lesson' as const, lesson }] : []),
	...(account || subscription ? [{ name: 'find' as const, account, subscription }] : []),
];
