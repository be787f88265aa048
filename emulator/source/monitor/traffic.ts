// Who calls the accounts: Contoso's callers go on calling while the tenant runs, and are let in or not like anybody.
import { acceptsKeys } from '../data-plane.ts';
import { mayData } from '../rights.ts';
import { lower, type World } from '../world.ts';
import type { Caller, Traffic } from './words.ts';

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const actions = {
	ChatCompletions_Create: `${openAi}/deployments/chat/completions/action`,
	Embeddings_Create: `${openAi}/deployments/embeddings/action`,
	Transcriptions_Create: 'Microsoft.CognitiveServices/accounts/SpeechServices/speechrest/transcriptions/write',
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

/** Where a team only waits for the role, its application changes over by itself, and leaves no key behind. */
const changeOver = (world: World, one: World['callers'][number], at: number): void => {
	const { waitsFor, accountId, operation = 'ChatCompletions_Create' } = one.caller;
	if (!waitsFor || !mayData(world, waitsFor.principalId, accountId, actions[operation], at)) return;
	one.caller = { ...one.caller, by: { principalId: waitsFor.principalId }, waitsFor: undefined };
	for (const { of, name } of waitsFor.leaves) delete world.resources.get(lower(of))?.properties[name];
};

/** Calls that one caller is given for one look; a clock that leaps would make thousands. */
const most = 20;

/** Lets the callers call up to now. Called before every request, so that each is answered by the state of its time. */
export const advance = (world: World, now: number): void => {
	for (const one of world.callers) {
		const { live } = one.caller;
		if (!live) continue;
		const due = Math.floor((now - one.last) / live);
		for (let n = Math.max(1, due - most + 1); n <= due; n++) {
			const at = one.last + n * live;
			changeOver(world, one, at);
			world.traffic.push(call(one.caller, at, answerTo(world, one.caller, one.held, at), world.options.logDelay));
		}
		one.last += Math.max(0, due) * live;
	}
};
