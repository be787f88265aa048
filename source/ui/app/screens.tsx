// One switch from a place to its screen, and what only screens need. Loaded after the first frame.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Route, Screen } from '../context/navigation.ts';
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

const renderScreen = (screen: Screen) => {
	switch (screen.name) {
		case 'subscriptions':
			return <SubscriptionsScreen />;
		case 'accounts':
			return <AccountsScreen subscriptionId={screen.subscriptionId} group={screen.group} />;
		case 'find':
			return <FindScreen account={screen.account} subscription={screen.subscription} />;
		case 'account':
			return <AccountScreen accountId={screen.accountId} />;
		case 'road':
			return <RoadScreen accountId={screen.accountId} />;
		case 'identity':
			return <IdentityScreen accountId={screen.accountId} />;
		case 'role':
			return <RoleScreen accountId={screen.accountId} />;
		case 'application':
			return <ApplicationScreen accountId={screen.accountId} />;
		case 'why':
			return <WhyScreen accountId={screen.accountId} />;
		case 'verdict':
			return <VerdictScreen accountId={screen.accountId} />;
		case 'consumers':
			return <ConsumersScreen accountId={screen.accountId} />;
		case 'access':
			return <AccessScreen accountId={screen.accountId} />;
		case 'people':
			return <ManualChecksScreen accountId={screen.accountId} />;
		case 'subdomain':
			return <SubdomainScreen accountId={screen.accountId} />;
		case 'watch':
			return <WatchScreen accountId={screen.accountId} />;
		case 'rotate':
			return <RotateScreen accountId={screen.accountId} />;
		case 'confirm':
			return <ConfirmScreen wish={screen.changeRequest} />;
		case 'flight':
			return <OperationScreen />;
		case 'keepOff':
			return <PolicyTemplatesScreen subscriptionId={screen.subscriptionId} />;
		case 'fleet':
			return <FleetScreen />;
		case 'plan':
			return <PlanScreen accountIds={screen.accountIds} action={screen.action} batch={screen.batch} />;
		case 'history':
			return <HistoryScreen />;
		case 'tenants':
			return <TenantsScreen />;
		case 'copy':
			return <CopyScreen accountId={screen.accountId} />;
		case 'requests':
			return <RequestsScreen />;
		case 'lessons':
			return <LessonsScreen />;
		case 'lesson':
			return <LessonScreen id={screen.lesson} />;
		case 'recent':
			return <RecentScreen />;
		case 'faults':
			return <FaultsScreen />;
	}
};

/** Nothing of one sign-in is shown in another: each has a client of its own. */
export const createQueryClient = () =>
	new QueryClient({
		// The SDK's pipeline retries; a second loop here would hide what happens.
		defaultOptions: {
			queries: { retry: false, networkMode: 'always', staleTime: 60_000, refetchOnWindowFocus: false },
		},
	});

const KeyedScreen = ({ id, screen }: { readonly id: string; readonly screen: Screen }) => (
	<CurrentScreen key={id} screen={screen} />
);
const CurrentScreen = ({ screen }: { readonly screen: Screen }) => renderScreen(screen);

type Props = { readonly session: Session; readonly client: QueryClient; readonly routes: readonly Route[] };

/** The screen of the place on top. */
export const Screens = ({ session, client, routes }: Props) => {
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
				<KeyedScreen id={`${routes.length} ${JSON.stringify(route.screen)}`} screen={route.screen} />
			</QueryClientProvider>
		</SessionContext>
	);
};

export type Screens = typeof Screens;
