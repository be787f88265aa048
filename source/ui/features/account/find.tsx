// Opens what the command line named: an account or a subscription, by name or id.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Account, AzureClient, Subscription } from '../../../model/azure.ts';
import type { Screen, ScreenParams } from '../../context/navigation.ts';
import { toProblem } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { BlockScreen } from '../common/block-screen.tsx';

type FindTarget = { readonly account: string | undefined; readonly subscription: string | undefined };

const equalsIgnoringCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Returns the screen to show; undefined when nothing, or more than one thing, has that name. */
export const findScreen = async (
	azure: AzureClient,
	{ account, subscription }: FindTarget,
	signal: AbortSignal,
): Promise<Screen | undefined> => {
	if (account?.startsWith('/')) return { name: 'account', accountId: (await azure.account(account, { signal })).id };
	const isAsked = ({ id, name }: Subscription) =>
		!subscription || equalsIgnoringCase(id, subscription) || equalsIgnoringCase(name, subscription);
	const asked = (await azure.subscriptions({ signal })).filter(isAsked);
	if (!account)
		return asked.length === 1 && asked[0]
			? { name: 'accounts', subscriptionId: asked[0].id, title: asked[0].name }
			: undefined;
	const found: Account[] = [];
	const [only] = asked;
	// One subscription is read from Resource Manager: the index could miss an account that was just created.
	if (only && asked.length === 1)
		found.push(...(await azure.accounts(only.id, { signal })).filter(({ name }) => equalsIgnoringCase(name, account)));
	else
		await azure.accountsAcross(
			asked.map(({ id }) => id),
			{
				signal,
				onListing: (some) => {
					for (const one of some)
						if (one.state === 'read') found.push(...one.items.filter(({ name }) => equalsIgnoringCase(name, account)));
				},
			},
		);
	return found.length === 1 && found[0] ? { name: 'account', accountId: found[0].id } : undefined;
};

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly find: { readonly account: string | undefined; readonly subscription: string | undefined };
	}
}

/** The screen shows that the program looks for an account or a subscription, then opens it or says why it cannot. */
export const FindScreen = (asked: ScreenParams['find']) => {
	const { strings, navigate } = useShell();
	const { azure } = useSession();
	const searchedName = asked.account ?? asked.subscription ?? '';
	const query = useQuery({
		queryKey: queryKeys.find(asked.account, asked.subscription),
		queryFn: async ({ signal }) => (await findScreen(azure, asked, signal)) ?? null,
	});
	const problem = toProblem(query.error);
	const { data } = query;
	useEffect(() => {
		if (data) navigate({ to: 'replace', screen: data });
	}, [data, navigate]);
	const blocks = [
		{ text: query.isPending ? strings.lists.looking(searchedName) : strings.lists.notFound(searchedName) },
	];
	return (
		<BlockScreen
			breadcrumbs={[searchedName]}
			typeAhead={query.isPending || data ? 'handsOn' : undefined}
			actions={[
				{
					key: 'all',
					label: strings.lists.openAll,
					run: () => navigate({ to: 'replace', screen: { name: 'accounts', subscriptionId: undefined } }),
				},
			]}
			problem={problem}
			blocks={blocks}
		/>
	);
};
