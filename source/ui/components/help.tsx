import { type Action, keys } from '../keys.ts';
import { useShell } from '../session.ts';
import { type Block, toWidth, widthOf } from '../text.ts';
import type { Area } from './frame.tsx';
import { Lines } from './lines.tsx';

/** Every key that works here, from the same records that make it work. */
export const Help = ({ actions, area }: { readonly actions: readonly Action[]; readonly area: Area }) => {
	const { strings } = useShell();
	// One line for all keys that do the same; the first that claims a key is the one that has it.
	const first = actions.filter(({ key }, index) => actions.findIndex((one) => one.key === key) === index);
	const labels = [...new Set(first.map(({ label }) => label))];
	const blocks: readonly Block[] = [
		{ text: strings.shell.helpTitle, tone: 'title' },
		{ text: '' },
		...labels.flatMap((label): readonly Block[] => {
			const same = first.filter((one) => one.label === label);
			const disabled = same[0]?.disabled;
			const shown = same.map(({ key }) => keys[key].show).join(' ');
			return [
				{
					row: [
						{ text: `${toWidth(shown, Math.max(8, widthOf(shown)))}  `, tone: disabled ? 'muted' : 'key' },
						{ text: label },
					],
				},
				...(disabled ? [{ text: disabled, tone: 'muted' as const, indent: 10 }] : []),
			];
		}),
		{ text: '' },
		{ text: strings.shell.helpClose, tone: 'muted' },
	];
	return <Lines blocks={blocks} area={area} more={strings.shell.more} />;
};
