import { useIsScreenReaderEnabled } from 'ink';
import { type Action, keys } from '../context/keys.ts';
import { useShell } from '../context/session.ts';
import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';
import { type Block, toWidth, widthOf } from './text.ts';

/** Draws every key that works here, from the same records that make it work. */
export const Help = ({ actions, area }: { readonly actions: readonly Action[]; readonly area: Area }) => {
	const { strings } = useShell();
	// One line for all keys that do the same; the first that claims a key is the one that has it.
	const first = actions.filter(({ key }, index) => actions.findIndex((one) => one.key === key) === index);
	const labels = [...new Set(first.map(({ label }) => label))];
	const rows = labels.map((label) => {
		const same = first.filter((one) => one.label === label);
		return { label, disabled: same[0]?.disabled, shown: same.map(({ key }) => keys[key].show).join(' ') };
	});
	const isRead = useIsScreenReaderEnabled();
	const column = Math.max(...rows.map(({ shown }) => widthOf(shown))) + 2;
	const blocks: readonly Block[] = [
		{ text: strings.shell.helpTitle, tone: 'title' },
		{ text: '' },
		...rows.flatMap(({ label, disabled, shown }): readonly Block[] => [
			isRead
				? { text: `${label}, ${shown}` }
				: { row: [{ text: toWidth(shown, column), tone: disabled ? 'muted' : 'key' }, { text: label }] },
			...(disabled ? [{ text: disabled, tone: 'muted' as const, indent: column }] : []),
		]),
		{ text: '' },
		{ text: strings.shell.helpClose, tone: 'muted' },
	];
	return <Lines blocks={blocks} area={area} />;
};
