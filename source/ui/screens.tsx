// One switch from a place to its screen, and what only screens need. Loaded after the first frame.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Place, Screen } from './navigation.ts';
import { AccessScreen } from './screens/access.tsx';
import { AccountScreen } from './screens/account.tsx';
import { Accounts } from './screens/accounts.tsx';
import { Application } from './screens/application.tsx';
import { Confirm } from './screens/confirm.tsx';
import { Consumers } from './screens/consumers.tsx';
import { CopyMenu } from './screens/copy.tsx';
import { Faults } from './screens/faults.tsx';
import { Find } from './screens/find.tsx';
import { FleetScreen } from './screens/fleet.tsx';
import { FlightScreen } from './screens/flight.tsx';
import { History } from './screens/history.tsx';
import { Identity } from './screens/identity.tsx';
import { KeepOff } from './screens/keep-off.tsx';
import { LessonScreen } from './screens/lesson.tsx';
import { Lessons } from './screens/lessons.tsx';
import { People } from './screens/people.tsx';
import { PlanScreen } from './screens/plan.tsx';
import { RecentAccounts } from './screens/recent.tsx';
import { RequestLog } from './screens/requests.tsx';
import { Road } from './screens/road.tsx';
import { RoleChoice } from './screens/role.tsx';
import { Rotate } from './screens/rotate.tsx';
import { Subdomain } from './screens/subdomain.tsx';
import { Subscriptions } from './screens/subscriptions.tsx';
import { Tenants } from './screens/tenants.tsx';
import { VerdictScreen } from './screens/verdict.tsx';
import { Watch } from './screens/watch.tsx';
import { Why } from './screens/why.tsx';
import { type Session, SessionContext } from './session.ts';
import { useLessonWatch } from './use-lesson.ts';
import { useReconciled } from './use-reconciled.ts';

const screenOf = (screen: Screen) => {
	switch (screen.name) {
		case 'subscriptions':
			return <Subscriptions />;
		case 'accounts':
			return <Accounts subscriptionId={screen.subscriptionId} among={screen.among} />;
		case 'find':
			return <Find account={screen.account} subscription={screen.subscription} />;
		case 'account':
			return <AccountScreen accountId={screen.accountId} />;
		case 'road':
			return <Road accountId={screen.accountId} />;
		case 'identity':
			return <Identity accountId={screen.accountId} />;
		case 'role':
			return <RoleChoice accountId={screen.accountId} />;
		case 'application':
			return <Application accountId={screen.accountId} />;
		case 'why':
			return <Why accountId={screen.accountId} />;
		case 'verdict':
			return <VerdictScreen accountId={screen.accountId} />;
		case 'consumers':
			return <Consumers accountId={screen.accountId} />;
		case 'access':
			return <AccessScreen accountId={screen.accountId} />;
		case 'people':
			return <People accountId={screen.accountId} />;
		case 'subdomain':
			return <Subdomain accountId={screen.accountId} />;
		case 'watch':
			return <Watch accountId={screen.accountId} />;
		case 'rotate':
			return <Rotate accountId={screen.accountId} />;
		case 'confirm':
			return <Confirm wish={screen.wish} />;
		case 'flight':
			return <FlightScreen />;
		case 'keepOff':
			return <KeepOff subscriptionId={screen.subscriptionId} />;
		case 'fleet':
			return <FleetScreen />;
		case 'plan':
			return <PlanScreen accountIds={screen.accountIds} action={screen.action} batch={screen.batch} />;
		case 'history':
			return <History />;
		case 'tenants':
			return <Tenants />;
		case 'copy':
			return <CopyMenu accountId={screen.accountId} />;
		case 'requests':
			return <RequestLog />;
		case 'lessons':
			return <Lessons />;
		case 'lesson':
			return <LessonScreen id={screen.lesson} />;
		case 'recent':
			return <RecentAccounts />;
		case 'faults':
			return <Faults />;
	}
};

/** Nothing of one sign-in is shown in another: each has a client of its own. */
export const newClient = () =>
	new QueryClient({
		// The SDK's pipeline retries; a second loop here would hide what happens.
		defaultOptions: {
			queries: { retry: false, networkMode: 'always', staleTime: 60_000, refetchOnWindowFocus: false },
		},
	});

const Keyed = ({ id, screen }: { readonly id: string; readonly screen: Screen }) => <Pane key={id} screen={screen} />;
const Pane = ({ screen }: { readonly screen: Screen }) => screenOf(screen);

type Props = { readonly session: Session; readonly client: QueryClient; readonly places: readonly Place[] };

/** The screen of the place on top. */
export const Screens = ({ session, client, places }: Props) => {
	useReconciled(session, client);
	useLessonWatch(session, client, places);
	const place = places.at(-1);
	const { recent } = session;
	const accountId =
		place?.screen.name === 'account' || place?.screen.name === 'road' ? place.screen.accountId : undefined;
	useEffect(() => {
		if (accountId) void recent.add(accountId);
	}, [recent, accountId]);
	if (!place) return null;
	return (
		<SessionContext value={session}>
			<QueryClientProvider client={client}>
				{/* A key of its own for each place, so that nothing of one shows under another. */}
				<Keyed id={`${places.length} ${JSON.stringify(place.screen)}`} screen={place.screen} />
			</QueryClientProvider>
		</SessionContext>
	);
};

export type Screens = typeof Screens;
