// Where the person is: a stack of places, so that going back lands on the row that was left.

import { resourceNameOf } from '../../model/resource-id.ts';

/**
 * The parameters of each screen, by its name. A screen declares its own in its file (`declare module`), so that this
 * folder knows no feature; the registry of screens (ui/app/screens.tsx) does not compile when one has no component.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the screens fill it in
export interface ScreenParams {}

export type NoParams = Readonly<Record<never, never>>;

export type ScreenName = keyof ScreenParams;

/** What is opened: a screen by name, and its parameters. */
export type Screen = { [N in ScreenName]: { readonly name: N } & ScreenParams[N] }[ScreenName];

export type Route = {
	readonly screen: Screen;
	/** Id of the row the cursor is on. */
	readonly cursor?: string;
	readonly filter?: string;
	/** What was typed into the place's own field. */
	readonly fieldText?: string;
	readonly sort?: string;
	readonly onlyKeysOn?: boolean;
	/** Ids of the rows that were selected. */
	readonly selected?: ReadonlySet<string>;
	/** Which of its views it shows. */
	readonly view?: string;
	/** How many hints were asked for. */
	readonly hintCount?: number;
};

export type NavigationAction =
	| { readonly to: 'open'; readonly screen: Screen }
	/** In place of the current one, so that back does not return to it. */
	| { readonly to: 'replace'; readonly screen: Screen }
	| { readonly to: 'back' }
	/** Everything anew from one screen. */
	| { readonly to: 'start'; readonly screen: Screen }
	/** Back to the nearest place with that screen's name, or one step; its cursor starts anew, where the next thing to do is. */
	| { readonly to: 'backTo'; readonly name: Screen['name'] }
	| { readonly to: 'point'; readonly update: Omit<Route, 'screen'> };

/** The bottom of the stack is never left. */
export const navigationReducer = (places: readonly Route[], move: NavigationAction): readonly Route[] => {
	const lowerRoutes = places.slice(0, -1);
	switch (move.to) {
		case 'open':
			return [...places, { screen: move.screen }];
		case 'replace':
			return [...lowerRoutes, { screen: move.screen }];
		case 'start':
			return [{ screen: move.screen }];
		case 'back':
			return lowerRoutes.length > 0 ? lowerRoutes : places;
		case 'backTo': {
			const at = lowerRoutes.findLastIndex(({ screen }) => screen.name === move.name);
			return at >= 0
				? places.slice(0, at + 1).map((place, index) => (index === at ? { ...place, cursor: undefined } : place))
				: navigationReducer(places, { to: 'back' });
		}
		case 'point': {
			const here = places.at(-1);
			return here ? [...lowerRoutes, { ...here, ...move.update }] : places;
		}
	}
};

/** What an account is called by its id, where no more of it is read. */
export const accountNameOf = (accountId: string): string => resourceNameOf(accountId);

/** The account on top of the way, or below it. */
export const currentAccountId = (places: readonly Route[]): string | undefined => {
	const ids = places.flatMap(({ screen }) =>
		'accountId' in screen ? screen.accountId : screen.name === 'confirm' ? screen.changeRequest.input.accountId : [],
	);
	return ids.at(-1);
};
