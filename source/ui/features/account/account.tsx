import { type AccountId, resourceNameOf, subscriptionIdOf } from '../../../model/resource-id.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { loadFailure, toStaleData, useFacts, useRefresh } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { usePrincipalNames } from '../../context/use-principal-names.ts';
import type { Block } from '../../kit/text.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { aboutBlocks, accessBlocks, progressBlocks } from './account-blocks.ts';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly account: { readonly accountId: AccountId };
	}
}

/** The screen shows one account: what it is, who has access, and how far its road has come. */
export const AccountScreen = ({ accountId }: ScreenParams['account']) => {
	const { strings, openHandler, copy, notify } = useShell();
	const { portalOrigin } = useSession();
	const words = strings.account;
	const query = useFacts(accountId);
	const refresh = useRefresh();
	const problem = loadFailure(query);
	const facts = query.data;
	const names = usePrincipalNames(
		facts?.assignments.known ? facts.assignments.value.map(({ principalId }) => principalId) : [],
	);
	const name = facts?.account.name ?? resourceNameOf(accountId);
	const link = `${portalOrigin}/#resource${encodeURI(accountId)}`;
	const blocks: readonly Block[] = facts
		? [
				...aboutBlocks(facts, strings),
				{ text: '' },
				{ text: strings.road.title, tone: 'title' },
				...progressBlocks(facts, strings),
				{ text: '' },
				{ text: words.whoHasAccess, tone: 'title' },
				...accessBlocks(facts, names, strings),
				{ text: '' },
				{ text: words.ids, tone: 'title' },
				{ code: accountId, indent: 2, tone: 'muted' },
				{ code: link, indent: 2, tone: 'muted' },
			]
		: [{ text: strings.lists.reading }];
	const keyAuth = facts?.account.keyAuth;
	const unlessKeys = (are: 'on' | 'off', why: string) =>
		keyAuth === are ? undefined : facts ? why : strings.lists.reading;
	const put = (text: string) => {
		copy(text);
		notify(strings.shell.copied(text));
	};
	return (
		<BlockScreen
			breadcrumbs={[name]}
			scrollKey={accountId}
			stale={toStaleData(query)}
			actions={[
				{
					key: 'enter',
					label: words.road,
					run: openHandler({ name: 'road', accountId }),
				},
				{
					key: 'road',
					label: words.road,
					run: openHandler({ name: 'road', accountId }),
					quiet: true,
				},
				{
					key: 'identity',
					label: words.chooseIdentity,
					run: openHandler({ name: 'identity', accountId }),
				},
				{
					key: 'why',
					label: strings.symptoms.key,
					run: openHandler({ name: 'why', accountId }),
				},
				{
					key: 'consumers',
					label: strings.verdict.consumers,
					run: openHandler({ name: 'consumers', accountId }),
				},
				{
					key: 'access',
					label: strings.verdict.access,
					run: openHandler({ name: 'access', accountId }),
				},
				{
					key: 'rotate',
					label: strings.rotate.open,
					run: openHandler({ name: 'rotate', accountId }),
					disabled: unlessKeys('on', strings.rotate.keysOff),
					quiet: keyAuth !== 'on',
				},
				{
					key: 'watch',
					label: strings.watch.open,
					run: openHandler({ name: 'watch', accountId }),
					disabled: unlessKeys('off', strings.watch.keysStillOn),
					quiet: keyAuth !== 'off',
				},
				{
					key: 'policyTemplates',
					label: strings.policyTemplates.show,
					run: openHandler({ name: 'policyTemplates', subscriptionId: subscriptionIdOf(accountId) }),
					quiet: keyAuth !== 'off',
				},
				{ key: 'history', label: strings.history.open, run: openHandler({ name: 'history' }) },
				{ key: 'copy', label: words.copyId, run: () => put(accountId) },
				{ key: 'portal', label: words.copyLink, run: () => put(link) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
			problem={problem}
			blocks={blocks}
		/>
	);
};
