// The same four parts around every screen: where you are, who you are, the content, what you can do.
import { Box, Text, useCursor, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useRef, useState } from 'react';
import { elsewhere } from '../context/global-actions.ts';
import type { Action, KeyId } from '../context/keys.ts';
import { isAloft } from '../context/operation.ts';
import type { Stale } from '../context/queries.ts';
import { useShell } from '../context/session.ts';
import { looks } from '../context/theme.ts';
import { type Press, type Typing, useKeys } from '../context/use-keys.ts';
import { Footer, footerLines } from './footer.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { Palette } from './palette.tsx';
import { belowOf } from './status-lines.ts';
import { typedLine, widthOf } from './text.ts';
import { useNumber } from './use-number.ts';
import { usePalette } from './use-palette.ts';
import { type Pointer, usePointer } from './use-pointer.ts';
import { useScroll } from './use-scroll.ts';
import { useSize } from './use-size.ts';

/** Where content may draw: columns and rows, and how far the person has scrolled. */
export type Area = {
	readonly width: number;
	readonly height: number;
	readonly offset: number;
	/** Content says how far scrolling makes sense, and how many lines it shows: a page skips none. */
	readonly limit: (offset: number, page: number) => void;
	/** A list says which rows it shows, and on which line of the area the first stands, so that a click finds its row. */
	readonly showsRows?: (first: number, count: number, line: number) => void;
	/** Lines of the frame's area above this part of it. */
	readonly top?: number;
};

export type Field = {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	/** Called instead of onChange for what comes from the clipboard, where it must be typed. */
	readonly onPaste?: (text: string) => void;
};

type Props = {
	readonly crumbs: readonly string[];
	readonly actions: readonly Action[];
	/** An open text field: letters go there. */
	readonly field?: Field;
	/** Of a list; it is said as long as it leaves rows out. */
	readonly filter?: { readonly field: Field | undefined; readonly text: string };
	/** Said under the content, which is older than it should be. */
	readonly stale?: Stale;
	/** Scrolling starts anew when it changes. */
	readonly scrollKey?: string;
	readonly isRoot?: boolean;
	/**
	 * What the screen shows is still being read: keys that act on it are kept until it is there. `handsOn`: they are for
	 * the screen that comes in place of this one. Never for a screen that asks a question.
	 */
	readonly typeAhead?: 'keeps' | 'handsOn';
	readonly children: (area: Area) => ReactNode;
};

export const smallest = { columns: 60, rows: 15 } as const;

const headerRows = 3;

/** Whatever was typed ahead, these are meant now. */
const atOnce: ReadonlySet<KeyId> = new Set(['escape', 'quit', 'help', 'palette'] satisfies KeyId[]);

export const Frame = (props: Props) => {
	const { crumbs, filter, stale, scrollKey = '', isRoot = false, typeAhead, children } = props;
	const shell = useShell();
	const { strings, move, quit, say, notice, flight, suspend } = shell;
	const { columns, rows } = useSize();
	const [isHelpOpen, setHelpOpen] = useState(false);
	const mayLeave = useRef(false);
	const shown = useRef({ first: 0, count: 0, line: 0 });
	const { setCursorPosition } = useCursor();
	const isRead = useIsScreenReaderEnabled();
	const isTooSmall = columns < smallest.columns || rows < smallest.rows;

	// Help scrolls for itself.
	const scroll = useScroll(isHelpOpen ? 'help' : scrollKey);
	const leave = () => {
		if (isAloft(flight) && !mayLeave.current) {
			mayLeave.current = true;
			say(strings.shell.inFlight(flight?.confirmed.change.targetName ?? ''), 'warning');
			return;
		}
		quit();
	};

	const own: readonly Action[] = [
		{ key: 'help', label: strings.shell.help, run: () => setHelpOpen(true) },
		{ key: 'palette', label: strings.shell.palette, run: () => openPalette(), quiet: true },
		{ key: 'quit', label: strings.shell.quit, run: leave },
		{ key: 'escape', label: strings.shell.back, run: () => move({ to: 'back' }) },
		...elsewhere(shell),
		...scroll.actions,
	];

	const palette = usePalette([...props.actions, ...own]);
	const openPalette = palette.open;
	const number = useNumber(props.actions);
	const over = palette.isOpen ? palette : number.isOpen ? number : undefined;
	const { actions } = over ?? props;
	const field = over ? over.field : (props.field ?? filter?.field);
	const kept = !field && filter?.text ? `${strings.shell.filterLabel} ${filter.text}` : '';
	const line = field ? typedLine(field, columns) : '';
	const footer = footerLines(actions, strings, columns, isRoot, field !== undefined);
	// One row less than the terminal has: a full last row makes some of them scroll.
	const height = rows - 1;
	const below = belowOf(
		{
			stale,
			notice,
			line: field ? { text: line } : kept ? { text: kept, tone: 'key' } : undefined,
			columns,
			rows,
			isRead,
		},
		strings,
	);
	const body = height - headerRows - below.length - footer.length;

	const actionOf = (key: KeyId | undefined) =>
		(isHelpOpen ? scroll.actions : [...actions, ...own]).find((one) => one.key === key);
	const isAtOnce = ({ key, isInterrupt }: Press) => isInterrupt || (key !== undefined && atOnce.has(key));
	const isKept = (press: Press): boolean => {
		if (!typeAhead || isHelpOpen || isTooSmall || field || isAtOnce(press)) return false;
		const action = actionOf(press.key);
		// A screen that only stands in for the next has nothing to scroll to.
		return (
			action === undefined || action.waits === true || (typeAhead === 'handsOn' && scroll.actions.includes(action))
		);
	};
	const onKey = ({ key, digit, isInterrupt }: Press) => {
		if (isInterrupt) return leave();
		// Nobody answers what cannot be seen.
		if (isTooSmall) return key === 'quit' ? leave() : undefined;
		if (digit !== undefined && !isHelpOpen && number.takes(digit)) return number.begin(digit);
		const action = actionOf(key);
		if (isHelpOpen && !action) return setHelpOpen(false);
		if (!action) return;
		if (action.key !== 'quit') {
			mayLeave.current = false;
			say(undefined);
		}
		if (action.disabled) say(action.disabled, 'warning');
		else action.run();
	};
	const onType = (typing: Typing) => {
		if (!field) return;
		say(undefined);
		if (typing.erase) return field.onChange([...field.value].slice(0, -1).join(''));
		if (typing.isPaste && field.onPaste) return field.onPaste(typing.text);
		// Enter, where it came in one piece with text, is not an answer.
		field.onChange(field.value + typing.text.replace(/\p{Cc}/gu, ''));
	};
	/** The wheel moves the list, or else scrolls; a click goes to its row. Neither answers anything. */
	const onPointer = ({ wheel, row }: Pointer) => {
		if (isTooSmall || isHelpOpen) return wheel === undefined ? undefined : scroll.by(3 * wheel);
		const list = shown.current.count > 0 ? actions.find(({ pick }) => pick) : undefined;
		if (wheel !== undefined) return list ? actionOf(wheel < 0 ? 'up' : 'down')?.run() : scroll.by(3 * wheel);
		const line = row - headerRows - shown.current.line;
		if (line >= 0 && line < shown.current.count) list?.pick?.(shown.current.first + line);
	};
	usePointer(onPointer);
	useKeys({
		isTyping: field !== undefined && !isHelpOpen && !isTooSmall,
		queue: shell.typed,
		isKept,
		isAtOnce,
		handsOn: typeAhead === 'handsOn',
		onKey,
		onType,
		onSuspend: suspend,
	});

	// The terminal's own cursor stands where text goes, so that input methods open there.
	setCursorPosition(
		field && !isTooSmall && !isHelpOpen
			? { x: Math.min(widthOf(line), columns - 1), y: height - footer.length - 1 }
			: undefined,
	);

	if (isTooSmall) {
		return (
			<Box height={Math.max(1, height)} width={columns}>
				<Text wrap="wrap">{strings.shell.tooSmall(smallest.columns, smallest.rows)}</Text>
			</Box>
		);
	}
	shown.current = { first: 0, count: 0, line: 0 };
	const area: Area = {
		width: columns,
		height: body,
		offset: scroll.offset,
		limit: scroll.limit,
		showsRows: (first, count, line) => {
			shown.current = { first, count, line };
		},
	};
	return (
		<Box flexDirection="column" height={height} width={columns} overflow="hidden">
			<Header crumbs={crumbs} width={columns} />
			<Box flexDirection="column" height={body} width={columns} overflow="hidden">
				{isHelpOpen ? (
					<Help actions={[...actions, ...own]} area={area} />
				) : palette.isOpen ? (
					<Palette palette={palette} area={area} />
				) : (
					children(area)
				)}
			</Box>
			{below.map(({ text, tone }, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its position on the screen
				<Text key={at} {...(tone ? looks[tone] : {})}>
					{text}
				</Text>
			))}
			{/* Read aloud, Ink leaves the cursor behind the last letter: that is where text goes. */}
			{isRead && field ? null : <Footer lines={footer} />}
		</Box>
	);
};
