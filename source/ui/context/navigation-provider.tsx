// Provides the stack of routes in a context of its own, and the functions that change it, which never change
// themselves.
import { createContext, type ReactNode, useContext, useMemo, useReducer } from 'react';
import { type NavigationAction, navigationReducer, type Route, type Screen } from './navigation.ts';

export type NavigationActions = {
	readonly navigate: (move: NavigationAction) => void;
	/** Returns a function that opens this screen; it does nothing where there is no screen yet. */
	readonly openHandler: (screen: Screen | undefined) => () => void;
};

const RoutesContext = createContext<readonly Route[] | undefined>(undefined);
const NavigationActionsContext = createContext<NavigationActions | undefined>(undefined);

type Props = { readonly initialScreens: readonly Screen[]; readonly children: ReactNode };

/** Provides the stack of routes and the functions that change it. */
export const NavigationProvider = ({ initialScreens, children }: Props) => {
	const [routes, navigate] = useReducer(
		navigationReducer,
		initialScreens.map((screen) => ({ screen })),
	);
	const actions = useMemo(
		(): NavigationActions => ({
			navigate,
			openHandler: (screen) => () => screen && navigate({ to: 'open', screen }),
		}),
		[],
	);
	return (
		<NavigationActionsContext value={actions}>
			<RoutesContext value={routes}>{children}</RoutesContext>
		</NavigationActionsContext>
	);
};

/**
 * Returns the stack of routes, the current one last. Its reader is drawn again at every navigation and every move in a
 * list.
 */
export const useRoutes = (): readonly Route[] => {
	const routes = useContext(RoutesContext);
	if (!routes) throw new Error('a screen outside of the navigation provider');
	return routes;
};

/** Returns the functions that navigate: always the same ones. */
export const useNavigationActions = (): NavigationActions => {
	const actions = useContext(NavigationActionsContext);
	if (!actions) throw new Error('navigation outside of its provider');
	return actions;
};

/** Returns the current route, and the function that updates it. */
export const useRoute = () => {
	const routes = useRoutes();
	const { navigate } = useNavigationActions();
	const route = routes.at(-1);
	if (!route) throw new Error('no route');
	return { route, updateRoute: (at: Omit<Route, 'screen'>) => navigate({ to: 'point', update: at }) };
};
