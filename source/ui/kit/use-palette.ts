// The palette finds every action by its name.
import { useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import { type Action, type KeyId, keys } from '../context/keys.ts';
import { accountNameOf, type Route, type Screen } from '../context/navigation.ts';
import { useRoutes } from '../context/navigation-provider.tsx';
import { type Connection, type Shell, useConnection, useShell } from '../context/session.ts';
import { parseFilter, toHaystack } from './filter.ts';
import type { TextField } from './frame.tsx';

export type PaletteEntry = {
	readonly id: string;
	readonly label: string;
	/** How its key is written; none for what only the palette offers. */
	readonly key?: string;
	/** Why it cannot be done now. */
	readonly disabled?: string;
	readonly run: () => void;
};

/** These keys move; a person finds them without the palette. */
const movementKeys: ReadonlySet<KeyId> = new Set([
	'up',
	'down',
	'pageUp',
	'pageDown',
	'home',
	'end',
	'palette',
	'detailsUp',
	'detailsDown',
] satisfies KeyId[]);

/**
 * Returns the actions of a screen, each once, with all its keys: the first that claims a key has it, as when pressed.
 */
const toPaletteEntries = (actions: readonly Action[]): readonly PaletteEntry[] => {
	const own = actions
		.filter((one, index) => actions.findIndex(({ key }) => key === one.key) === index)
		.filter(({ key, isAnswer }) => !movementKeys.has(key) && !isAnswer);
	return own
		.filter((one, index) => own.findIndex(({ label }) => label === one.label) === index)
		.map(({ key, label, disabled, run }) => {
			const same = own.filter((one) => one.label === label).map((one) => keys[one.key].show);
			return { id: key, label, key: same.join(' '), disabled, run };
		});
};

type PaletteContext = Shell & Connection & { readonly routes: readonly Route[] };

const globalScreens: readonly Screen[] = [
	{ name: 'subscriptions' },
	{ name: 'accounts', subscriptionId: undefined },
	{ name: 'recent' },
	{ name: 'history' },
	{ name: 'tenants' },
];

const screenTitle = ({ name }: Screen, { strings }: Pick<Shell, 'strings'>): string =>
	name === 'subscriptions'
		? strings.lists.subscriptions
		: name === 'accounts'
			? strings.lists.allAccounts
			: name === 'recent' || name === 'history' || name === 'tenants'
				? strings[name].title
				: '';

/**
 * Returns the screens that can open from every screen, once signed in: the lists, and the accounts that were opened
 * last.
 */
const destinations = (shell: PaletteContext): readonly PaletteEntry[] => {
	const { strings, navigate, routes, user, recent } = shell;
	if (!user) return [];
	const here = JSON.stringify(routes.at(-1)?.screen);
	const goTo = (screen: Screen, name: string): readonly PaletteEntry[] =>
		JSON.stringify(screen) === here
			? []
			: [
					{
						id: JSON.stringify(screen),
						label: strings.shell.goTo(name),
						run: () => navigate({ to: screen.name === 'subscriptions' ? 'start' : 'open', screen }),
					},
				];
	return [
		...globalScreens.flatMap((screen) => goTo(screen, screenTitle(screen, shell))),
		...(recent?.all() ?? []).flatMap(({ accountId }) => goTo({ name: 'account', accountId }, accountNameOf(accountId))),
	];
};

/** Matches `copy 2`: the second of what `copy` finds. Only a screen reader gives entries numbers. */
const numberedQueryPattern = /^(?:(?<words>.*) )?(?<number>\d+)$/;

export type Palette = {
	readonly isOpen: boolean;
	readonly open: () => void;
	readonly entries: readonly PaletteEntry[];
	readonly cursor: number;
	readonly field: TextField | undefined;
	readonly actions: readonly Action[];
};

/**
 * Returns the palette: a filter as you type, in the language of the lists; Enter runs the entry under the cursor, or
 * says why it cannot run.
 */
export const usePalette = (here: readonly Action[]): Palette => {
	const shell = { ...useShell(), ...useConnection(), routes: useRoutes() };
	const { strings, notify } = shell;
	const [text, setText] = useState<string>();
	const [at, setAt] = useState(0);
	const isOpen = text !== undefined;
	const isRead = useIsScreenReaderEnabled();
	const { words = text, number } = (isRead && numberedQueryPattern.exec(text ?? '')?.groups) || {};
	const matches = parseFilter(words ?? '');
	const entries = isOpen
		? [...toPaletteEntries(here), ...destinations(shell)].filter(({ label, key = '' }) =>
				matches(toHaystack([label, key])),
			)
		: [];
	const requestedIndex = number === undefined ? at : Number(number) - 1;
	const cursor = Math.max(0, Math.min(requestedIndex, entries.length - 1));
	const run = () => {
		if (number !== undefined && !entries[requestedIndex])
			return notify(strings.shell.screenReader.noSuchNumber, 'warning');
		const entry = entries[cursor];
		if (!entry) return notify(strings.shell.paletteNone, 'warning');
		if (entry.disabled) return notify(entry.disabled, 'warning');
		setText(undefined);
		entry.run();
	};
	const to = (index: number) => setAt(Math.max(0, Math.min(entries.length - 1, index)));
	const label = strings.shell.move;
	return {
		isOpen,
		open: () => {
			setText('');
			setAt(0);
		},
		entries,
		cursor,
		field: isOpen
			? {
					label: strings.shell.paletteLabel,
					value: text,
					onChange: (value) => {
						setText(value);
						setAt(0);
					},
				}
			: undefined,
		actions: [
			{ key: 'enter', label: strings.shell.paletteRun, run },
			{ key: 'escape', label: strings.shell.back, run: () => setText(undefined) },
			{ key: 'up', label, run: () => to(cursor - 1), pick: to, quiet: true },
			{ key: 'down', label, run: () => to(cursor + 1), quiet: true },
			{ key: 'pageUp', label, run: () => to(cursor - 10), quiet: true },
			{ key: 'pageDown', label, run: () => to(cursor + 10), quiet: true },
			{ key: 'home', label, run: () => to(0), quiet: true },
			{ key: 'end', label, run: () => to(entries.length - 1), quiet: true },
		],
	};
};
