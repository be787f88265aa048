// One account: what it is, who may call it, how far it has come.
import type { Facts } from '../../migration/facts.ts';
import { parseId, scopeLevel } from '../../migration/ids.ts';
import { road } from '../../migration/road.ts';
import type { Strings } from '../../strings/index.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { stepMarks } from '../components/step-list.tsx';
import { failureOf, staleOf, useFacts, useRefresh } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import { type Block, toWidth, widthOf } from '../text.ts';
import { marks, type Tone } from '../theme.ts';
import { unnamed } from '../unnamed.ts';
import { type Names, useNames } from '../use-names.ts';

const label = 20;

const line = (name: string, value: string, tone?: Tone): Block => ({
	name,
	beside: label,
	text: value || marks.none,
	tone,
});

/** The first beside the name, the others below it. */
const lines = (name: string, values: readonly string[]): readonly Block[] =>
	values.length === 0 ? [line(name, '')] : values.map((value, at) => line(at === 0 ? name : '', value));

const about = ({ account, deployments }: Facts, strings: Strings): readonly Block[] => {
	const words = strings.account;
	const identities = [
		...(account.identity.systemAssigned ? [words.systemAssigned] : []),
		...account.identity.userAssigned.map(({ id }) => id.split('/').pop() ?? id),
	];
	return [
		line(
			words.keyAuth,
			account.keyAuth === 'on' ? `${marks.warning} ${words.keysOn}` : `${marks.ok} ${words.keysOff}`,
			account.keyAuth === 'on' ? 'warning' : 'ok',
		),
		line(words.endpoint, account.endpoint ?? ''),
		line(words.subdomain, account.subdomain ?? words.noSubdomain, account.subdomain ? undefined : 'danger'),
		line(words.kind, `${account.kind}  ${account.location}  ${account.provisioningState}`),
		line(words.resourceGroup, account.resourceGroup),
		line(words.network, words.exposures[account.exposure]),
		...lines(words.ownIdentity, identities),
		...lines(
			words.tags,
			Object.entries(account.tags).map(([name, value]) => `${name}=${value}`),
		),
		...lines(
			words.deployments,
			deployments.known
				? deployments.value.map(({ name, model, version, format }) => `${name} (${format} ${model} ${version})`)
				: [words.unread(deployments.problem.message)],
		),
	];
};

const access = ({ account, assignments, definitions }: Facts, names: Names, strings: Strings): readonly Block[] => {
	const words = strings.account;
	if (!assignments.known) return [{ text: words.unread(assignments.problem.message), tone: 'warning' }];
	if (assignments.value.length === 0) return [{ text: words.nobody }];
	const rows = assignments.value.map(({ principalId, principalType, roleId, scope, condition }) => {
		const who = names.nameOf(principalId) ?? principalId;
		return {
			role: definitions.get(roleId.toLowerCase())?.name ?? roleId,
			where: words.scopes[scope.toLowerCase() === account.id.toLowerCase() ? 'here' : scopeLevel(scope)],
			who: `${words.principalTypes[principalType] ?? principalType}  ${who}`,
			condition: condition ? `  (${words.conditional})` : '',
		};
	});
	const widest = (texts: readonly string[]) => Math.max(...texts.map(widthOf)) + 2;
	const [roles, places] = [widest(rows.map(({ role }) => role)), widest(rows.map(({ where }) => where))];
	const shown = rows.map(
		({ role, where, who, condition }): Block => ({
			row: [
				{ text: toWidth(role, roles) },
				{ text: toWidth(where, places), tone: 'muted' },
				{ text: who },
				{ text: condition, tone: 'warning' },
			],
			indent: 2,
		}),
	);
	return [...shown, ...unnamed(names, strings)];
};

const progress = (facts: Facts, strings: Strings): readonly Block[] =>
	road(facts).map(({ id, state }) => ({
		row: [
			{ text: `${stepMarks[state].mark} `, tone: stepMarks[state].tone },
			{ text: toWidth(strings.road.steps[id].title, 34) },
			{ text: strings.road.states[state], tone: stepMarks[state].tone },
		],
		indent: 2,
	}));

export const AccountScreen = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, opens, copy, say } = useShell();
	const { portal } = useSession();
	const words = strings.account;
	const query = useFacts(accountId);
	const refresh = useRefresh();
	const problem = failureOf(query);
	const facts = query.data;
	const names = useNames(facts?.assignments.known ? facts.assignments.value.map(({ principalId }) => principalId) : []);
	const name = facts?.account.name ?? accountId.split('/').pop() ?? '';
	const link = `${portal}/#resource${encodeURI(accountId)}`;
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: facts
			? [
					...about(facts, strings),
					{ text: '' },
					{ text: strings.road.title, tone: 'title' },
					...progress(facts, strings),
					{ text: '' },
					{ text: words.whoHasAccess, tone: 'title' },
					...access(facts, names, strings),
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
		say(strings.shell.copied(text));
	};
	return (
		<Frame
			crumbs={[name]}
			scrollKey={accountId}
			stale={staleOf(query)}
			actions={[
				{
					key: 'enter',
					label: words.road,
					run: opens({ name: 'road', accountId }),
				},
				{
					key: 'road',
					label: words.road,
					run: opens({ name: 'road', accountId }),
					quiet: true,
				},
				{
					key: 'identity',
					label: words.chooseIdentity,
					run: opens({ name: 'identity', accountId }),
				},
				{
					key: 'why',
					label: strings.symptoms.key,
					run: opens({ name: 'why', accountId }),
				},
				{
					key: 'consumers',
					label: strings.verdict.consumers,
					run: opens({ name: 'consumers', accountId }),
				},
				{
					key: 'access',
					label: strings.verdict.access,
					run: opens({ name: 'access', accountId }),
				},
				{
					key: 'rotate',
					label: strings.rotate.title,
					run: opens({ name: 'rotate', accountId }),
					disabled: unlessKeys('on', strings.rotate.keysOff),
					quiet: keyAuth !== 'on',
				},
				{
					key: 'watch',
					label: strings.watch.title,
					run: opens({ name: 'watch', accountId }),
					disabled: unlessKeys('off', strings.watch.keysStillOn),
					quiet: keyAuth !== 'off',
				},
				{
					key: 'keepOff',
					label: strings.keepOff.show,
					run: () =>
						move({ to: 'open', screen: { name: 'keepOff', subscriptionId: parseId(accountId).subscriptionId } }),
					quiet: keyAuth !== 'off',
				},
				{ key: 'history', label: strings.history.title, run: opens({ name: 'history' }) },
				{ key: 'copy', label: words.copyId, run: () => put(accountId) },
				{ key: 'portal', label: words.copyLink, run: () => put(link) },
				{ key: 'refresh', label: strings.shell.refresh, run: refresh },
			]}
		>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
