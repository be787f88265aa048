// Ready takes everything; any one thing that was not seen makes it "cannot tell".
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from '../../source/assessment/key-usage-evidence.ts';
import { roadSteps } from '../../source/assessment/road/road.ts';
import { keySources } from '../../source/key-sources/index.ts';
import type { LoggedCalls, SkippedPart } from '../../source/model/evidence.ts';
import type { AccountNote } from '../../source/storage/journal-entries.ts';
import { forbiddenRead } from '../helpers/builders/read-result.ts';
import { buildReadyVerdictInput, buildUnaskedVerdictInput } from '../helpers/builders/verdict-input.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import {
	buildConsumerRows,
	buildTickedNotes,
	evaluateVerdictInput,
	readVerdictInput,
	type VerdictInput,
	withNotes,
} from '../helpers/verdict-input.ts';

const ready = buildReadyVerdictInput();
const tickedNotes = buildTickedNotes(buildUnaskedVerdictInput());

const withEvidence = (more: Partial<Evidence>): VerdictInput => ({
	...ready,
	evidence: { ...ready.evidence, ...more },
});
const withScanResult = (more: Evidence['scanResults']) =>
	withEvidence({ scanResults: { ...ready.evidence.scanResults, ...more } });

describe('ready', () => {
	it('is what the story with nothing against it is, once people were asked', () => {
		expect(evaluateVerdictInput(ready).outcome).toBe('ready');
	});

	it.each(keySources)('is not said where %s answers 403, or was not looked through', (source) => {
		expect(evaluateVerdictInput(withScanResult({ [source]: forbiddenRead })).outcome).toBe('cannotTell');
		const { [source]: _, ...others } = ready.evidence.scanResults;
		expect(evaluateVerdictInput(withEvidence({ scanResults: others })).outcome).toBe('cannotTell');
	});

	it.each([
		['the log answers 403', { requestLog: forbiddenRead }],
		['the log is empty', { requestLog: { known: true, value: [] } }],
		['diagnostic settings answer 403', { diagnostics: forbiddenRead }],
		['requests are not logged', { diagnostics: { known: true, value: [] } }],
	] as const)('is not said where %s', (_, more) => {
		expect(evaluateVerdictInput(withEvidence(more)).outcome).toBe('cannotTell');
	});

	it('is not yes where the log begins a week ago', () => {
		const { requestLog, readAt } = ready.evidence;
		const firstSeen = new Date(readAt - 7 * 24 * 3600_000).toISOString();
		const value = requestLog.known ? requestLog.value.map((one) => ({ ...one, firstSeen })) : [];
		expect(evaluateVerdictInput(withEvidence({ requestLog: { known: true, value } })).outcome).toBe('cannotTell');
	});

	it.each(['AIServices', 'SpeechServices', 'TextAnalytics', 'CognitiveServices'])(
		'is not said of %s by the silence of a log that is not known to hold all of its calls, and can be taken on',
		(kind) => {
			const facts = { ...ready.facts, account: { ...ready.facts.account, kind } };
			const { outcome, checks } = evaluateVerdictInput({ ...ready, facts });
			expect(outcome).toBe('cannotTell');
			expect(checks.find(({ id }) => id === 'noKeyCalls')).toMatchObject({
				met: 'unknown',
				weight: 'proves',
				because: 'kind',
			});
			const accepted = { checks: ['noKeyCalls'], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
			expect(
				evaluateVerdictInput({ ...ready, facts: { ...facts, notes: { ...facts.notes, acceptedUnproven: accepted } } })
					.acceptedRisk,
			).toEqual(accepted);
		},
	);

	it('is not yes while any one item is open, nor where a tick does not name the places it covers', () => {
		expect(tickedNotes.map(({ item }) => item)).toEqual(
			expect.arrayContaining(['elsewhere', 'vaults', 'unseen:srch-contoso-closed indexes']),
		);
		for (const open of tickedNotes) {
			const without = tickedNotes.filter((one) => one !== open);
			expect(evaluateVerdictInput(withNotes(ready, ...without)).outcome, open.item).toBe('cannotTell');
			if (open.covers?.length === 0) continue;
			expect(evaluateVerdictInput(withNotes(ready, ...without, { ...open, covers: [] })).outcome, open.item).toBe(
				'cannotTell',
			);
		}
	});

	it('is not yes for a refused index, with any ticks', () => {
		const { sites } = ready.evidence.scanResults;
		if (!sites?.known) throw new Error('not looked through');
		const skipped = [
			...sites.value.skipped,
			{ name: 'Resource Graph', why: { detail: 'HTTP 403' }, whole: 'index' as const },
		];
		const weighed = withScanResult({ sites: { known: true, value: { ...sites.value, skipped } } });
		const all = [
			...buildTickedNotes(weighed),
			{ kind: 'ticked', item: 'unseen:Resource Graph', covers: ['Resource Graph'] },
		];
		expect(evaluateVerdictInput(withNotes(weighed, ...(all as AccountNote[]))).outcome).toBe('cannotTell');
	});

	it.each(['permissions', 'locks'] as const)('is not said of more than it knows where %s answer 403', (what) => {
		const facts = { ...ready.facts, rights: { ...ready.facts.rights, [what]: forbiddenRead } };
		const { outcome, checks } = evaluateVerdictInput({ ...ready, facts });
		expect(checks.some(({ met }) => met === 'unknown')).toBe(true);
		if (what === 'permissions') expect(outcome).toBe('cannotTell');
	});
});

describe('an accepted risk', () => {
	it('holds for the checks it names, and for no other', () => {
		const accepted = { checks: ['noKeyCalls'], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
		const facts = { ...ready.facts, notes: { ...ready.facts.notes, acceptedUnproven: accepted } };
		const noLog = { ...withEvidence({ requestLog: forbiddenRead }), facts };
		// The log tells the callers too.
		const both = { ...accepted, checks: ['noKeyCalls', 'consumersReady'] };
		const more = { ...ready.facts, notes: { ...ready.facts.notes, acceptedUnproven: both } };
		expect(evaluateVerdictInput({ ...noLog, facts: more }).acceptedRisk?.reason).toBe('r');
		const noSites = { ...withScanResult({ sites: forbiddenRead }), facts: more };
		expect(evaluateVerdictInput(noSites).acceptedRisk).toBeUndefined();
	});

	it('does not lift what Azure would refuse', () => {
		const accepted = { checks: [], reason: 'r', at: '2026-11-24T08:00:00Z', by: 'b' };
		const facts = {
			...ready.facts,
			account: { ...ready.facts.account, subdomain: undefined },
			notes: { ...ready.facts.notes, acceptedUnproven: accepted },
		};
		const { outcome, acceptedRisk } = evaluateVerdictInput({ ...ready, facts });
		expect([outcome, acceptedRisk]).toEqual(['refused', undefined]);
	});
});

describe('calls with a key', () => {
	const at = (days: number) => new Date(ready.evidence.readAt - days * 24 * 3600_000).toISOString();
	const minutes = 1 / (24 * 60);
	/** Calls at these times, in days before now; the verdict's check of them. */
	const calls = (...ago: readonly number[]) => {
		const log = ready.evidence.requestLog.known ? ready.evidence.requestLog.value : [];
		const times = ago.map(at).toSorted();
		const row: LoggedCalls = {
			by: 'keyOrUnknown',
			objectId: '',
			deployment: 'gpt-4o',
			ip: '',
			calls: times.length,
			days: [...new Set(times.map((time) => time.slice(0, 10)))],
			firstSeen: times[0] ?? '',
			lastSeen: times.at(-1) ?? '',
		};
		const value = [...log, row];
		// A note from a day ago says that the code has changed.
		const changed = new Map([['somebody', at(1)]]);
		const facts = { ...ready.facts, notes: { ...ready.facts.notes, changedAt: changed } };
		const { checks } = evaluateVerdictInput({ ...withEvidence({ requestLog: { known: true, value } }), facts });
		return checks.find(({ id }) => id === 'noKeyCalls')?.met;
	};

	const every = (step: number, from: number, to: number) =>
		Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, nth) => to + nth * step);
	/** Bursts of a hundred calls, a minute from one to the next, around these times. */
	const bursts = (...ago: readonly number[]) =>
		ago.flatMap((one) => every(minutes, one + 50 * minutes, one - 50 * minutes));

	it('are over once a caller has been silent for twice as long as it ever was between days with calls', () => {
		// Every hour, the last one two days ago.
		expect(calls(...every(1 / 24, 12, 2))).toBe('yes');
		expect(calls(...every(1 / 24, 12, 0.5))).toBe('no');
		// Once a week, the last one eight days ago: the next one may be late.
		expect(calls(29, 22, 15, 8)).toBe('unknown');
		expect(calls(29, 22, 15)).toBe('yes');
		// On working days, the last one on a Friday: two days of silence are nothing new.
		expect(calls(...every(1, 16, 12), ...every(1, 9, 5))).toBe('unknown');
		expect(calls(...every(1, 19, 15), ...every(1, 12, 8))).toBe('yes');
		// One call alone: its rhythm is unknown.
		expect(calls(10)).toBe('unknown');
		expect(calls(12, 11, 10)).toBe('unknown');
	});

	it('that come in bursts are no more frequent than the bursts, on whichever days these lie', () => {
		// Days since the last midnight (UTC).
		const midnight = (ready.evidence.readAt / (24 * 3600_000)) % 1;
		expect(calls(...bursts(29, 22, 15, 8))).toBe('unknown');
		expect(calls(...bursts(29, 22, 15))).toBe('yes');
		// The same around midnight: four bursts on eight days.
		expect(calls(...bursts(...[29, 22, 15, 8].map((ago) => ago + midnight)))).toBe('unknown');
		expect(calls(...bursts(...[29, 22, 15].map((ago) => ago + midnight)))).toBe('yes');
		// Once; at noon, and around midnight.
		expect(calls(...bursts(10))).toBe('unknown');
		expect(calls(...bursts(10 + midnight))).toBe('unknown');
		expect(calls(...bursts(28.5))).toBe('yes');
	});
});

describe('consumers', () => {
	it('do not count as without a key while a part of theirs, or the whole index, is skipped', () => {
		const { sites } = ready.evidence.scanResults;
		if (!sites?.known) throw new Error('not looked through');
		const cell = (name: string, whole?: SkippedPart['whole']) =>
			buildConsumerRows(
				withScanResult({
					sites: {
						known: true,
						value: { ...sites.value, skipped: [{ name, why: { detail: 'HTTP 403' }, ...(whole && { whole }) }] },
					},
				}),
			).find((row) => row.name === 'func-contoso-reports')?.stepStatuses.noKey;
		const { subscriptionId } = ready.facts.account;
		for (const name of ['', ' OPENAI_KEY', ' connection strings', '/staging', '/staging OPENAI_KEY'])
			expect(cell(`func-contoso-reports${name}`)).toBe('unknown');
		expect([cell('Resource Graph', 'index'), cell(subscriptionId, 'subscription')]).toEqual(['unknown', 'unknown']);
		expect([cell('func-contoso-reports-2'), cell('another OPENAI_KEY')]).toEqual(['done', 'done']);
	});
});

// What is read again, and told apart by what Azure says, needs a tenant.
describe('in a tenant', () => {
	let practice: PracticeTenant;
	beforeAll(async () => {
		practice = await startPracticeTenant();
	});
	afterAll(() => practice.close());

	it('consumers with one name are told apart: a note on one is none on the other', async () => {
		const identities = (
			await Promise.all(
				(await practice.azure.subscriptions()).slice(0, 2).map(({ id }) => practice.azure.userAssignedIdentities(id)),
			)
		)
			.flat()
			.filter(({ name }) => name === 'id-chat-app');
		expect(identities.length).toBe(2);
		const chosen = identities.map(
			({ id, name, principalId, clientId }): AccountNote => ({
				kind: 'identityChosen',
				choice: { kind: 'userAssigned', identityId: id, name, principalId, clientId },
			}),
		);
		const weighed = await readVerdictInput(practice, 'aoai-contoso-reports', ...chosen, {
			kind: 'applicationChanged',
			consumer: identities[0]?.id ?? '',
		});
		const rows = buildConsumerRows(weighed).filter(({ name }) => name === 'id-chat-app');
		expect(rows.map(({ stepStatuses }) => stepStatuses.codeChanged)).toEqual(['done', 'open']);
	});

	describe('a user-assigned identity that was chosen', () => {
		const choose = (more: { identityId?: string; principalId?: string }, id: string): AccountNote => ({
			kind: 'identityChosen',
			choice: {
				kind: 'userAssigned',
				identityId: id,
				name: 'id-teams-app',
				principalId: 'old',
				clientId: 'old',
				...more,
			},
		});

		it('is read again: gone, or made anew with another principal', async () => {
			const weighed = await readVerdictInput(practice, 'aoai-contoso-teams');
			const id = weighed.hostsAndIdentities.identities.find(({ name }) => name === 'id-teams-app')?.id ?? '';
			const gone = await readVerdictInput(practice, 'aoai-contoso-teams', choose({}, `${id}-gone`));
			expect(gone.facts.chosenIdentity?.principalId).toBeUndefined();
			const renewed = await readVerdictInput(practice, 'aoai-contoso-teams', choose({}, id));
			expect(renewed.facts.chosenIdentity?.principalId).toBeDefined();
			expect([renewed.facts.chosenIdentity?.principalId, renewed.facts.chosenIdentity?.clientId]).not.toContain('old');
			expect(roadSteps(gone.facts)[1]).toMatchObject({ state: 'ready', reason: 'identityGone' });
			expect(roadSteps(renewed.facts)[1]).toMatchObject({ state: 'done', reason: 'identityRenewed' });
		});
	});
});
