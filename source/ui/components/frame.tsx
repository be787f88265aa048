// The same four parts around every screen: where you are, who you are, the content, what you can do.
import { Box, Text, useCursor, useIsScreenReaderEnabled } from 'ink';
import { type ReactNode, useRef, useState } from 'react';
import type { Strings } from '../../strings/index.ts';
import { elsewhere } from '../elsewhere.ts';
import { isAloft } from '../flight.ts';
import type { Action, KeyId } from '../keys.ts';
import { masked } from '../present.ts';
import type { Stale } from '../queries.ts';
import { useShell } from '../session.ts';
import { toWidth, widthOf, wrap } from '../text.ts';
import { looks, marks } from '../theme.ts';
import { type Press, type Typing, useKeys } from '../use-keys.ts';
import { useNumber } from '../use-number.ts';
import { usePalette } from '../use-palette.ts';
import { type Pointer, usePointer } from '../use-pointer.ts';
import { useSize } from '../use-size.ts';
import { Footer, footerLines } from './footer.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { Palette } from './palette.tsx';

/** Where content may draw: columns and rows, and how far the person has scrolled. */
export type Area = {
	readonly width: number;
	readonly height: number;
	readonly offset: number;
	/** Content says how far scrolling makes sense, and how many lines it shows: a page skips none. */
	readonly limit: (offset: number, page: number) => void;
	/** A table says which rows it shows below its header, so that a click finds its row. */
	readonly showsRows?: (first: number, count: number) => void;
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

const sentenceOf = ({ problem, seconds }: Stale, strings: Strings): string => {
	const { title, next } = strings.problems[problem.kind];
	const { retryAfter } = problem.facts;
	return `${marks.warning} ${strings.shell.stale(title, seconds)} ${next(retryAfter === undefined ? '' : String(Math.ceil(retryAfter / 1000)))}`;
};

export const Frame = (props: Props) => {
	const { crumbs, filter, stale, scrollKey = '', isRoot = false, typeAhead, children } = props;
	const shell = useShell();
	const { strings, move, quit, say, notice, flight, suspend } = shell;
	const { columns, rows } = useSize();
	const [isHelpOpen, setHelpOpen] = useState(false);
	const [scrolled, setScrolled] = useState({ key: scrollKey, offset: 0 });
	const mayLeave = useRef(false);
	const limit = useRef(0);
	const page = useRef(1);
	const shown = useRef({ first: 0, count: 0 });
	const { setCursorPosition } = useCursor();
	const isRead = useIsScreenReaderEnabled();
	const isTooSmall = columns < smallest.columns || rows < smallest.rows;

	// Help scrolls for itself.
	const shownKey = isHelpOpen ? 'help' : scrollKey;
	const at = scrolled.key === shownKey ? scrolled.offset : 0;
	// The end stays the end when what is shown grows: a source that answers late must not push it out of sight.
	const offset = at === Number.POSITIVE_INFINITY ? at : Math.min(at, limit.current);
	const scrollBy = (by: number) => {
		const next =
			by === Number.POSITIVE_INFINITY ? by : Math.max(0, Math.min(limit.current, Math.min(at, limit.current) + by));
		setScrolled({ key: shownKey, offset: next });
	};
	const leave = () => {
		if (isAloft(flight) && !mayLeave.current) {
			mayLeave.current = true;
			say(strings.shell.inFlight(flight?.confirmed.change.targetName ?? ''), 'warning');
			return;
		}
		quit();
	};

	const scroll: readonly Action[] = (
		[
			['pageDown', () => page.current],
			['pageUp', () => -page.current],
			['down', () => 1],
			['up', () => -1],
			['home', () => Number.NEGATIVE_INFINITY],
			['end', () => Number.POSITIVE_INFINITY],
			// Of lists that have the other keys for themselves, these scroll what is beside or below.
			['detailsUp', () => -3],
			['detailsDown', () => 3],
		] as const
	).map(([key, by]) => ({
		key,
		label: key.startsWith('details') ? strings.shell.scrollDetails : strings.shell.scroll,
		run: () => scrollBy(by()),
		quiet: true,
	}));
	const own: readonly Action[] = [
		{ key: 'help', label: strings.shell.help, run: () => setHelpOpen(true) },
		{ key: 'palette', label: strings.shell.palette, run: () => openPalette(), quiet: true },
		{ key: 'quit', label: strings.shell.quit, run: leave },
		{ key: 'escape', label: strings.shell.back, run: () => move({ to: 'back' }) },
		...elsewhere(shell),
		...scroll,
	];

	const palette = usePalette([...props.actions, ...own]);
	const openPalette = palette.open;
	const number = useNumber(props.actions);
	const over = palette.isOpen ? palette : number.isOpen ? number : undefined;
	const { actions } = over ?? props;
	const field = over ? over.field : (props.field ?? filter?.field);
	const kept = !field && filter?.text ? `${strings.shell.filterLabel} ${filter.text}` : '';
	const footer = footerLines(actions, strings, columns, isRoot, field !== undefined);
	// One row less than the terminal has: a full last row makes some of them scroll.
	const height = rows - 1;
	// What was said last has lines of its own, over an open field too.
	// What was copied is marked there by hand where the clipboard is closed: none of it is left out.
	const said = notice
		? wrap(masked(notice.text), columns).slice(0, Math.max(2, Math.floor(rows / 3)))
		: field || kept || isRead
			? []
			: [' '];
	const old = stale ? wrap(masked(sentenceOf(stale, strings)), columns).slice(0, 3) : [];
	const below = old.length + said.length + (field || kept ? 1 : 0);
	const body = height - headerRows - below - footer.length;

	const actionOf = (key: KeyId | undefined) =>
		(isHelpOpen ? scroll : [...actions, ...own]).find((one) => one.key === key);
	const isAtOnce = ({ key, isInterrupt }: Press) => isInterrupt || (key !== undefined && atOnce.has(key));
	const isKept = (press: Press): boolean => {
		if (!typeAhead || isHelpOpen || isTooSmall || field || isAtOnce(press)) return false;
		const action = actionOf(press.key);
		// A screen that only stands in for the next has nothing to scroll to.
		return action === undefined || action.waits === true || (typeAhead === 'handsOn' && scroll.includes(action));
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
		if (isTooSmall || isHelpOpen) return wheel === undefined ? undefined : scrollBy(3 * wheel);
		const list = shown.current.count > 0 ? actions.find(({ pick }) => pick) : undefined;
		if (wheel !== undefined) return list ? actionOf(wheel < 0 ? 'up' : 'down')?.run() : scrollBy(3 * wheel);
		// Below the frame's own header and the table's.
		const line = row - headerRows - 1;
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

	const line = field ? `${field.label} ${field.value}` : '';
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
	shown.current = { first: 0, count: 0 };
	const area: Area = {
		width: columns,
		height: body,
		offset,
		limit: (most, lines) => {
			page.current = Math.max(1, lines);
			limit.current = Math.max(0, most);
		},
		showsRows: (first, count) => {
			shown.current = { first, count };
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
			{old.map((text) => (
				<Text key={text} {...looks.warning}>
					{text}
				</Text>
			))}
			{said.map((text) => (
				<Text key={text} {...looks[notice?.tone ?? 'muted']}>
					{text}
				</Text>
			))}
			{field ? <Text>{toWidth(line, columns)}</Text> : null}
			{kept ? <Text {...looks.key}>{toWidth(kept, columns)}</Text> : null}
			<Footer lines={footer} />
		</Box>
	);
};
