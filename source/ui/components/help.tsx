import { type Action, keys } from '../keys.ts';
import { useShell } from '../session.ts';
import { type Block, toWidth } from '../text.ts';
import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';

/** Every key that works here, from the same records that make it work. */
export const Help = ({ actions, area }: { readonly actions: readonly Action[]; readonly area: Area }) => {
	const { strings } = useShell();
	const seen = new Set<string>();
	const blocks: readonly Block[] = [
		{ text: strings.shell.helpTitle, tone: 'title' },
		{ text: '' },
		...actions.flatMap(({ key, label, disabled }): readonly Block[] => {
			if (seen.has(key)) return [];
			seen.add(key);
			return [
				{ row: [{ text: toWidth(keys[key].show, 8), tone: disabled ? 'muted' : 'key' }, { text: label }] },
				...(disabled ? [{ text: disabled, tone: 'muted' as const, indent: 8 }] : []),
			];
		}),
		{ text: '' },
		{ text: strings.shell.helpClose, tone: 'muted' },
	];
	return <Lines blocks={blocks} area={area} more={strings.shell.more} />;
};
