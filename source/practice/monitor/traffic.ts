// Who calls the accounts: Contoso's callers go on calling while the tenant runs, and are let in or not like anybody.
import { acceptsKeys } from '../data-plane.ts';
import { mayData } from '../rights.ts';
import { type Caller, lower, type Traffic, type World } from '../world.ts';

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const actions = {
	ChatCompletions_Create: `${openAi}/deployments/chat/completions/action`,
	Embeddings_Create: `${openAi}/deployments/embeddings/action`,
};

const call = (caller: Caller, at: number, status: number, delay: number): Traffic => ({
	at,
	shownAt: at + delay,
	accountId: lower(caller.accountId),
	...('principalId' in caller.by ? { objectId: caller.by.principalId } : {}),
	ip: caller.ip,
	operation: caller.operation ?? 'ChatCompletions_Create',
	deployment: caller.deployment,
	status,
});

/** What was called before the tenant started: everything went well. */
export const past = (callers: readonly Caller[], start: number): Traffic[] =>
	callers.flatMap((caller) => {
		const rows: Traffic[] = [];
		const end = start - (caller.until ?? 1);
		for (let at = start - caller.from; at < end; at += caller.every) rows.push(call(caller, at, 200, 0));
		return rows;
	});

const answerTo = (world: World, caller: Caller, held: string | undefined, at: number): number => {
	const account = world.resources.get(lower(caller.accountId));
	if (!account) return 404;
	if ('principalId' in caller.by) {
		const action = actions[caller.operation ?? 'ChatCompletions_Create'];
		return mayData(world, caller.by.principalId, account.id, action, at) ? 200 : 401;
	}
	if (!acceptsKeys({ world, now: at }, account)) return 403;
	const keys = world.keys.get(lower(account.id));
	return held === keys?.key1 || held === keys?.key2 ? 200 : 401;
};

/** Calls that one caller is given for one look; a clock that leaps would make thousands. */
const most = 20;

/** Lets the callers call up to now. Called before every request, so that each is answered by the state of its time. */
export const advance = (world: World, now: number): void => {
	for (const one of world.callers) {
		const { caller, held } = one;
		if (!caller.live) continue;
		const due = Math.floor((now - one.last) / caller.live);
		for (let n = Math.max(1, due - most + 1); n <= due; n++) {
			const at = one.last + n * caller.live;
			world.traffic.push(call(caller, at, answerTo(world, caller, held, at), world.options.logDelay));
		}
		one.last += Math.max(0, due) * caller.live;
	}
};
