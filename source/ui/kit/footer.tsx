import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import type { Strings } from '../../strings/index.ts';
import { type Action, type KeyId, keys } from '../context/keys.ts';
import { useShell } from '../context/session.ts';
import { toneStyles } from '../context/theme.ts';
import { widthOf } from './text.ts';

type FooterItem = { readonly key: string; readonly label: string; readonly isDisabled: boolean };

const maxLines = 2;

/** Returns whether a key is text while a field is open. */
const isCharacter = (key: KeyId): boolean => /^[a-z/?]$/.test(keys[key].show);

/** Returns the keys that work here, in at most two lines; all actions, help and quit are always there. */
export const footerLines = (
	actions: readonly Action[],
	strings: Strings,
	width: number,
	isRoot: boolean,
	isTyping: boolean,
): readonly (readonly FooterItem[])[] => {
	// While letters are text, the letter keys do nothing.
	const always: readonly (readonly [KeyId, string])[] = isTyping
		? []
		: [
				...(isRoot || actions.some(({ key }) => key === 'escape') ? [] : ([['escape', strings.shell.back]] as const)),
				['palette', strings.shell.palette],
				['help', strings.shell.help],
				['quit', strings.shell.quit],
			];
	const items: readonly FooterItem[] = [
		...actions
			.filter(({ quiet, key }) => !quiet && !(isTyping && isCharacter(key)))
			.map(({ key, label, disabled }) => ({ key: keys[key].show, label, isDisabled: disabled !== undefined })),
		...always.map(([key, label]) => ({ key: keys[key].show, label, isDisabled: false })),
	];
	// One key runs one action: the first that claims it, as in the frame.
	const first = items.filter(({ key }, index) => items.findIndex((one) => one.key === key) === index);
	// Arrows that run the same action stand together: `↑↓ choose`.
	const unique = first.flatMap((item, at): readonly FooterItem[] => {
		const [before, after] = [first[at - 1], first[at + 1]];
		if (item.key === keys.down.show && before?.key === keys.up.show && before.label === item.label) return [];
		const isPair = item.key === keys.up.show && after?.key === keys.down.show && after.label === item.label;
		return [isPair ? { ...item, key: item.key + after.key } : item];
	});
	const size = ({ key, label }: FooterItem) => widthOf(key) + widthOf(label) + 3;
	const flow = (all: readonly FooterItem[]) => {
		const lines: FooterItem[][] = [[]];
		let used = 0;
		for (const item of all) {
			if (used + size(item) > width && used > 0) {
				lines.push([]);
				used = 0;
			}
			lines.at(-1)?.push(item);
			used += size(item);
		}
		return lines;
	};
	// The help has what the footer has no room for: keys go from the middle, where the rarest actions stand.
	let shown = unique;
	while (flow(shown).length > maxLines && shown.length > always.length) {
		shown = shown.toSpliced(shown.length - always.length - 1, 1);
	}
	return flow(shown);
};

/** Draws one line for a screen reader, which would read all keys at every step: the help and the palette have them. */
const ScreenReaderFooter = () => {
	const { strings } = useShell();
	return <Text>{`${strings.shell.help}: ${keys.help.show}; ${strings.shell.palette}: ${keys.palette.show}`}</Text>;
};

/** Draws the lines of keys at the bottom of a screen. */
export const Footer = ({ lines }: { readonly lines: readonly (readonly FooterItem[])[] }) =>
	useIsScreenReaderEnabled() ? (
		<ScreenReaderFooter />
	) : (
		<Box flexDirection="column" height={lines.length}>
			{lines.map((items) => (
				<Text key={items.map(({ key }) => key).join(' ')} wrap="truncate-end">
					{items.map(({ key, label, isDisabled }) => (
						<Text key={key}>
							<Text {...(isDisabled ? toneStyles.muted : toneStyles.key)}>{key}</Text>
							<Text {...toneStyles.muted}>{` ${label}  `}</Text>
						</Text>
					))}
				</Text>
			))}
		</Box>
	);
