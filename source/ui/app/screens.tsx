// One switch from a place to its screen, and what only screens need. Loaded after the first frame.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Place, Screen } from '../context/navigation.ts';
import { type Session, SessionContext } from '../context/session.ts';
import { AccessScreen } from '../features/account/access.tsx';
import { AccountScreen } from '../features/account/account.tsx';
import { Accounts } from '../features/account/accounts.tsx';
import { Application } from '../features/account/application.tsx';
import { CopyMenu } from '../features/account/copy.tsx';
import { Find } from '../features/account/find.tsx';
import { Identity } from '../features/account/identity.tsx';
import { KeepOff } from '../features/account/policy-templates.tsx';
import { RecentAccounts } from '../features/account/recent.tsx';
import { RoleChoice } from '../features/account/role.tsx';
import { Subdomain } from '../features/account/subdomain.tsx';
import { Subscriptions } from '../features/account/subscriptions.tsx';
import { Rotate } from '../features/after/rotate.tsx';
import { Watch } from '../features/after/watch.tsx';
import { Confirm } from '../features/change/confirm.tsx';
import { History } from '../features/change/history.tsx';
import { FlightScreen } from '../features/change/operation.tsx';
import { useReconciled } from '../features/change/use-reconciled.ts';
import { FleetScreen } from '../features/fleet/fleet.tsx';
import { PlanScreen } from '../features/fleet/plan.tsx';
import { Faults } from '../features/learn/faults.tsx';
import { LessonScreen } from '../features/learn/lesson.tsx';
import { Lessons } from '../features/learn/lessons.tsx';
import { RequestLog } from '../features/learn/requests.tsx';
import { useLessonWatch } from '../features/learn/use-lesson.ts';
import { Why } from '../features/learn/why.tsx';
import { Road } from '../features/road/road.tsx';
import { Tenants } from '../features/sign-in/tenants.tsx';
import { Consumers } from '../features/verdict/consumers.tsx';
import { People } from '../features/verdict/people.tsx';
import { VerdictScreen } from '../features/verdict/verdict.tsx';

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
