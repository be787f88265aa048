// The registry of screens, and what only screens need. Loaded after the first frame.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, memo, useEffect } from 'react';
import type { Screen, ScreenName, ScreenParams } from '../context/navigation.ts';
import { useRoutes } from '../context/navigation-provider.tsx';
import { type Session, SessionContext } from '../context/session.ts';
import { AccessScreen } from '../features/account/access.tsx';
import { AccountScreen } from '../features/account/account.tsx';
import { AccountsScreen } from '../features/account/accounts.tsx';
import { ApplicationScreen } from '../features/account/application.tsx';
import { CopyScreen } from '../features/account/copy.tsx';
import { FindScreen } from '../features/account/find.tsx';
import { IdentityScreen } from '../features/account/identity.tsx';
import { PolicyTemplatesScreen } from '../features/account/policy-templates.tsx';
import { RecentScreen } from '../features/account/recent.tsx';
import { RoleScreen } from '../features/account/role.tsx';
import { SubdomainScreen } from '../features/account/subdomain.tsx';
import { SubscriptionsScreen } from '../features/account/subscriptions.tsx';
import { RotateScreen } from '../features/after/rotate.tsx';
import { WatchScreen } from '../features/after/watch.tsx';
import { ConfirmScreen } from '../features/change/confirm.tsx';
import { HistoryScreen } from '../features/change/history.tsx';
import { OperationScreen } from '../features/change/operation.tsx';
import { useReconciliation } from '../features/change/use-reconciliation.ts';
import { FleetScreen } from '../features/fleet/fleet.tsx';
import { PlanScreen } from '../features/fleet/plan.tsx';
import { FaultsScreen } from '../features/learn/faults.tsx';
import { LessonScreen } from '../features/learn/lesson.tsx';
import { LessonsScreen } from '../features/learn/lessons.tsx';
import { RequestsScreen } from '../features/learn/requests.tsx';
import { useLessonCompletion } from '../features/learn/use-lesson.ts';
import { WhyScreen } from '../features/learn/why.tsx';
import { RoadScreen } from '../features/road/road.tsx';
import { TenantsScreen } from '../features/sign-in/tenants.tsx';
import { ConsumersScreen } from '../features/verdict/consumers.tsx';
import { ManualChecksScreen } from '../features/verdict/manual-checks.tsx';
import { VerdictScreen } from '../features/verdict/verdict.tsx';

/** The component of each screen; a new screen is a line here. */
const screens: { readonly [N in ScreenName]: ComponentType<ScreenParams[N]> } = {
	subscriptions: SubscriptionsScreen,
	accounts: AccountsScreen,
	find: FindScreen,
	account: AccountScreen,
	road: RoadScreen,
	identity: IdentityScreen,
	role: RoleScreen,
	application: ApplicationScreen,
	why: WhyScreen,
	verdict: VerdictScreen,
	consumers: ConsumersScreen,
	access: AccessScreen,
	manualChecks: ManualChecksScreen,
	subdomain: SubdomainScreen,
	watch: WatchScreen,
	rotate: RotateScreen,
	confirm: ConfirmScreen,
	flight: OperationScreen,
	policyTemplates: PolicyTemplatesScreen,
	fleet: FleetScreen,
	plan: PlanScreen,
	history: HistoryScreen,
	tenants: TenantsScreen,
	copy: CopyScreen,
	requests: RequestsScreen,
	lessons: LessonsScreen,
	lesson: LessonScreen,
	recent: RecentScreen,
	faults: FaultsScreen,
};

/** Returns the query client of one sign-in: no sign-in shows answers of another. */
export const createQueryClient = () =>
	new QueryClient({
		// The SDK's pipeline retries; a second loop here would hide what happens.
		defaultOptions: {
			queries: { retry: false, networkMode: 'always', staleTime: 60_000, refetchOnWindowFocus: false },
		},
	});

/** Draws the current screen. An update of its route keeps it: what does not read the route is not drawn again. */
const CurrentScreen = memo(({ screen: { name, ...params } }: { readonly screen: Screen }) => {
	// Each name goes with its own parameters, which the type of a union cannot say.
	const Component = screens[name] as ComponentType<typeof params>;
	return <Component {...params} />;
});

type Props = { readonly session: Session; readonly client: QueryClient };

/** Draws the screen of the current route. */
export const Screens = ({ session, client }: Props) => {
	const routes = useRoutes();
	useReconciliation(session, client);
	useLessonCompletion(session, client, routes);
	const route = routes.at(-1);
	const { recent } = session;
	const accountId =
		route?.screen.name === 'account' || route?.screen.name === 'road' ? route.screen.accountId : undefined;
	useEffect(() => {
		if (accountId) void recent.add(accountId);
	}, [recent, accountId]);
	if (!route) return null;
	return (
		<SessionContext value={session}>
			<QueryClientProvider client={client}>
				{/* A key of its own for each place, so that nothing of one shows under another. */}
				<CurrentScreen key={`${routes.length} ${JSON.stringify(route.screen)}`} screen={route.screen} />
			</QueryClientProvider>
		</SessionContext>
	);
};

export type Screens = typeof Screens;
