// Navigation is a stack of routes, so that going back lands on the row that the person left.

import { type AccountId, resourceNameOf } from '../../model/resource-id.ts';

/**
 * The parameters of each screen, by its name. A screen declares its own in its file (`declare module`), so that this
 * folder knows no feature; the registry of screens (ui/app/screens.tsx) does not compile when one has no component.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the screens fill it in
export interface ScreenParams {}

export type NoParams = Readonly<Record<never, never>>;

export type ScreenName = keyof ScreenParams;

/** A screen to open: its name and its parameters. */
export type Screen = { [N in ScreenName]: { readonly name: N } & ScreenParams[N] }[ScreenName];

export type Route = {
	readonly screen: Screen;
	/** The id of the row under the cursor. */
	readonly cursor?: string;
	readonly filter?: string;
	/** The text in the screen's own field. */
	readonly fieldText?: string;
	readonly sort?: string;
	readonly onlyKeysOn?: boolean;
	/** The ids of the selected rows. */
	readonly selected?: ReadonlySet<string>;
	/** The view that the screen shows, where it has several. */
	readonly view?: string;
	/** The number of hints that the person asked for. */
	readonly hintCount?: number;
};

export type NavigationAction =
	| { readonly to: 'open'; readonly screen: Screen }
	/** Replaces the current screen, so that back does not return to it. */
	| { readonly to: 'replace'; readonly screen: Screen }
	| { readonly to: 'back' }
	/** Starts a new stack with one screen. */
	| { readonly to: 'start'; readonly screen: Screen }
	/**
	 * Goes back to the nearest route with that screen's name, or one step. Its cursor starts anew, at the next thing to
	 * do.
	 */
	| { readonly to: 'backTo'; readonly name: Screen['name'] }
	| { readonly to: 'point'; readonly update: Omit<Route, 'screen'> };

/** Returns the stack after this navigation. The first route never leaves it. */
export const navigationReducer = (routes: readonly Route[], move: NavigationAction): readonly Route[] => {
	const lowerRoutes = routes.slice(0, -1);
	switch (move.to) {
		case 'open':
			return [...routes, { screen: move.screen }];
		case 'replace':
			return [...lowerRoutes, { screen: move.screen }];
		case 'start':
			return [{ screen: move.screen }];
		case 'back':
			return lowerRoutes.length > 0 ? lowerRoutes : routes;
		case 'backTo': {
			const at = lowerRoutes.findLastIndex(({ screen }) => screen.name === move.name);
			return at >= 0
				? routes.slice(0, at + 1).map((route, index) => (index === at ? { ...route, cursor: undefined } : route))
				: navigationReducer(routes, { to: 'back' });
		}
		case 'point': {
			const here = routes.at(-1);
			return here ? [...lowerRoutes, { ...here, ...move.update }] : routes;
		}
	}
};

/** Returns an account's name by its id alone. */
export const accountNameOf = (accountId: AccountId): string => resourceNameOf(accountId);

/**
 * Returns the id of the account on the current screen or on the nearest one below it; undefined where there is none.
 */
export const currentAccountId = (routes: readonly Route[]): string | undefined => {
	const ids = routes.flatMap(({ screen }) =>
		'accountId' in screen ? screen.accountId : screen.name === 'confirm' ? screen.changeRequest.input.accountId : [],
	);
	return ids.at(-1);
};
