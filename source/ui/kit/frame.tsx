// The frame has the same four parts around every screen: where you are, who you are, the content, what you can do.
import { Box, Text, useCursor, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useRef, useState } from 'react';
import { isTyped } from '../context/arrival.ts';
import { globalActions } from '../context/global-actions.ts';
import type { Action, KeyId } from '../context/keys.ts';
import { useRoutes } from '../context/navigation-provider.tsx';
import { useNotice } from '../context/notice.tsx';
import { isRunning } from '../context/operation.ts';
import { useOperation } from '../context/operation-provider.tsx';
import type { StaleData } from '../context/queries.ts';
import { useConnection, useShell } from '../context/session.ts';
import { toneStyles } from '../context/theme.ts';
import { type KeyPress, type TextInput, useKeys } from '../context/use-keys.ts';
import { Footer, footerLines } from './footer.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { useMask } from './mask.ts';
import { Palette } from './palette.tsx';
import { toStatusLines } from './status-lines.ts';
import { fieldLine, widthOf } from './text.ts';
import { type MouseInput, useMouse } from './use-mouse.ts';
import { usePainted } from './use-painted.ts';
import { usePalette } from './use-palette.ts';
import { useRowNumber } from './use-row-number.ts';
import { useScroll } from './use-scroll.ts';
import { useTerminalSize } from './use-terminal-size.ts';

/** The area for content: columns and rows, and how far the person has scrolled. */
export type Area = {
	readonly width: number;
	readonly height: number;
	readonly offset: number;
	/** Content says how far scrolling makes sense, and how many lines it shows: a page skips none. */
	readonly setScrollLimit: (offset: number, page: number) => void;
	/**
	 * A list reports the rows that it shows, and the line of the area of the first one, so that a click finds its row.
	 */
	readonly showsRows?: (first: number, count: number, line: number) => void;
	/** The lines of the frame's area above this part of it. */
	readonly top?: number;
};

export type TextField = {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	/** Called instead of onChange for text that arrives as a paste does (see `isTyped`), where it must be typed. */
	readonly onPaste?: (text: string) => void;
};

export type FrameProps = {
	readonly breadcrumbs: readonly string[];
	readonly actions: readonly Action[];
	/** An open text field: letters go there. */
	readonly field?: TextField;
	/** The filter of a list; the frame shows it as long as it hides rows. */
	readonly filter?: { readonly field: TextField | undefined; readonly text: string };
	/** The failed later read: the frame says under the content that it is older than it should be. */
	readonly stale?: StaleData;
	/** Scrolling starts anew when it changes. */
	readonly scrollKey?: string;
	readonly isRoot?: boolean;
	/**
	 * The screen's data is still being read: keys that act on it wait until it is there. `handsOn`: they are for the
	 * screen that replaces this one. Never for a screen that asks a question.
	 */
	readonly typeAhead?: 'keeps' | 'handsOn';
	readonly children: (area: Area) => ReactNode;
};

export const minimumSize = { columns: 60, rows: 15 } as const;

const headerRows = 3;

/** These keys act at once, even if others wait. */
const immediateKeys: ReadonlySet<KeyId> = new Set(['escape', 'quit', 'help', 'palette'] satisfies KeyId[]);

/** Draws the frame of a screen, passes each key to the action that has it, and gives the content its area. */
export const Frame = (props: FrameProps) => {
	const { breadcrumbs, filter, stale, scrollKey = '', isRoot = false, typeAhead, children } = props;
	const shell = useShell();
	const notice = useNotice();
	const mask = useMask();
	const { strings, navigate, quit, notify, suspend } = shell;
	const routes = useRoutes();
	const connection = useConnection();
	const operation = useOperation();
	const { columns, rows } = useTerminalSize();
	const [isHelpOpen, setHelpOpen] = useState(false);
	const mayLeave = useRef(false);
	const visibleRows = useRef({ first: 0, count: 0, line: 0 });
	const { setCursorPosition } = useCursor();
	const isRead = useIsScreenReaderEnabled();
	const isTooSmall = columns < minimumSize.columns || rows < minimumSize.rows;

	// The help scrolls by itself.
	const scroll = useScroll(isHelpOpen ? 'help' : scrollKey);
	const quitUnlessRunning = () => {
		if (isRunning(operation) && !mayLeave.current) {
			mayLeave.current = true;
			notify(strings.shell.operationRunning(operation?.confirmed.change.targetName ?? ''), 'warning');
			return;
		}
		quit();
	};

	const frameActions: readonly Action[] = [
		{ key: 'help', label: strings.shell.help, run: () => setHelpOpen(true) },
		{ key: 'palette', label: strings.shell.palette, run: () => openPalette(), quiet: true },
		{ key: 'quit', label: strings.shell.quit, run: quitUnlessRunning },
		{ key: 'escape', label: strings.shell.back, run: () => navigate({ to: 'back' }) },
		...globalActions({ ...shell, ...connection, routes }),
		...scroll.actions,
	];

	const palette = usePalette([...props.actions, ...frameActions]);
	const openPalette = palette.open;
	const number = useRowNumber(props.actions);
	const overlay = palette.isOpen ? palette : number.isOpen ? number : undefined;
	const { actions } = overlay ?? props;
	const field = overlay ? overlay.field : (props.field ?? filter?.field);
	const keptFilterText = !field && filter?.text ? `${strings.shell.filterLabel} ${filter.text}` : '';
	const line = field ? fieldLine(field, columns) : '';
	const footer = footerLines(actions, strings, columns, isRoot, field !== undefined);
	// One row less than the terminal has: a full last row makes some of them scroll.
	const height = rows - 1;
	const statusLines = toStatusLines(
		{
			stale,
			notice,
			fieldLine: field ? { text: line } : keptFilterText ? { text: keptFilterText, tone: 'key' } : undefined,
			columns,
			rows,
			isScreenReader: isRead,
			mask,
		},
		strings,
	);
	const body = height - headerRows - statusLines.length - footer.length;

	const actionOf = (key: KeyId | undefined) =>
		(isHelpOpen ? scroll.actions : [...actions, ...frameActions]).find((one) => one.key === key);
	const isAtOnce = ({ key, isInterrupt }: KeyPress) => isInterrupt || (key !== undefined && immediateKeys.has(key));
	const isKept = (press: KeyPress): boolean => {
		if (!typeAhead || isHelpOpen || isTooSmall || field || isAtOnce(press)) return false;
		const action = actionOf(press.key);
		// A screen that only stands in for the next has nothing to scroll to.
		return (
			action === undefined || action.waits === true || (typeAhead === 'handsOn' && scroll.actions.includes(action))
		);
	};
	const { setPending, isPainted } = usePainted();
	const isAsking = actions.some(({ isAnswer }) => isAnswer);
	/**
	 * Returns whether a key comes too early: while a question is open, only a key by itself counts, and an answer once
	 * the screen shows what it answers.
	 */
	const isTooEarly = (press: KeyPress, action: Action): boolean =>
		isAsking && !isAtOnce(press) && (press.arrival !== 'alone' || (action.isAnswer === true && !isPainted()));
	const onKey = (press: KeyPress) => {
		const { key, digit, isInterrupt } = press;
		if (isInterrupt) return quitUnlessRunning();
		// A person cannot answer what is not on screen.
		if (isTooSmall) return key === 'quit' ? quitUnlessRunning() : undefined;
		if (digit !== undefined && !isHelpOpen && number.startsNumber(digit)) return number.begin(digit);
		const action = actionOf(key);
		if (isHelpOpen && !action) return setHelpOpen(false);
		if (!action) return;
		if (isTooEarly(press, action)) return notify(strings.shell.noAnswer, 'warning');
		setPending();
		if (action.key !== 'quit') {
			mayLeave.current = false;
			notify(undefined);
		}
		if (action.disabled) notify(action.disabled, 'warning');
		else action.run();
	};
	const onType = (typing: TextInput) => {
		if (!field) return;
		setPending();
		notify(undefined);
		if (typing.erase) return field.onChange([...field.value].slice(0, -1).join(''));
		if (field.onPaste && (typing.isPaste || !isTyped(typing.arrival, field.value))) return field.onPaste(typing.text);
		field.onChange(field.value + typing.text.replace(/\p{Cc}/gu, ''));
	};
	/**
	 * Handles the mouse: the wheel moves the list, or else scrolls; a click goes to its row. Neither answers a question.
	 */
	const onPointer = ({ wheel, row }: MouseInput) => {
		if (isTooSmall || isHelpOpen) return wheel === undefined ? undefined : scroll.scrollBy(3 * wheel);
		const list = visibleRows.current.count > 0 ? actions.find(({ pick }) => pick) : undefined;
		if (wheel !== undefined) return list ? actionOf(wheel < 0 ? 'up' : 'down')?.run() : scroll.scrollBy(3 * wheel);
		const line = row - headerRows - visibleRows.current.line;
		if (line >= 0 && line < visibleRows.current.count) list?.pick?.(visibleRows.current.first + line);
	};
	useMouse(onPointer);
	useKeys({
		isTyping: field !== undefined && !isHelpOpen && !isTooSmall,
		pendingKeys: shell.pendingKeys,
		isDeferred: isKept,
		isImmediate: isAtOnce,
		forwardsPending: typeAhead === 'handsOn',
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
				<Text wrap="wrap">{strings.shell.tooSmall(minimumSize.columns, minimumSize.rows)}</Text>
			</Box>
		);
	}
	visibleRows.current = { first: 0, count: 0, line: 0 };
	const area: Area = {
		width: columns,
		height: body,
		offset: scroll.offset,
		setScrollLimit: scroll.setLimit,
		showsRows: (first, count, line) => {
			visibleRows.current = { first, count, line };
		},
	};
	return (
		<Box flexDirection="column" height={height} width={columns} overflow="hidden">
			<Header breadcrumbs={breadcrumbs} width={columns} />
			<Box flexDirection="column" height={body} width={columns} overflow="hidden">
				{isHelpOpen ? (
					<Help actions={[...actions, ...frameActions]} area={area} />
				) : palette.isOpen ? (
					<Palette palette={palette} area={area} />
				) : (
					children(area)
				)}
			</Box>
			{statusLines.map(({ text, tone }, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a line is its position on the screen
				<Text key={at} {...(tone ? toneStyles[tone] : {})}>
					{text}
				</Text>
			))}
			{/* Read aloud, Ink leaves the cursor behind the last letter: that is where text goes. */}
			{isRead && field ? null : <Footer lines={footer} />}
		</Box>
	);
};
