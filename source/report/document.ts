// The result of `inspect` as data with stable names: every format is made of this and of nothing else.

import type { Inspection } from '../assessment/inspection.ts';
import { nextStep } from '../assessment/road/road.ts';
import type { Verdict } from '../assessment/verdict.ts';
import { blockingChecks, checkAbout, checkWithNames } from '../model/check.ts';
import type { Problem } from '../model/problem.ts';
import type { ReadResult } from '../model/read-result.ts';

/** The major version changes when a field goes or changes its meaning, the minor one when fields are added. */
export const schemaVersion = '1.0';

const problemRow = ({ kind, facts }: Problem) => ({
	/** Our name for the kind of problem; an open set. */
	kind: kind as string,
	/** Azure's error code and message; null where it gave none. */
	code: facts.code ?? null,
	detail: facts.detail ?? null,
	requestId: facts.requestId ?? null,
});

type NameResolver = Inspection['naming'];

const verdictRow = ({ outcome, acceptedRisk, checks }: Verdict, naming: NameResolver) => ({
	ruling: outcome,
	/** The person who accepted the risk of what could not be proven. */
	accepted: acceptedRisk ? { by: acceptedRisk.by, at: acceptedRisk.at, reason: acceptedRisk.reason } : null,
	checks: checks.map((check) => ({
		id: check.id,
		met: check.met,
		weight: check.weight,
		about: checkAbout(checkWithNames(check, naming)) ?? '',
	})),
	/** The ids of the checks that keep this account from `ready`. */
	open: blockingChecks(checks).map(({ id }) => id),
});

const problemOf = (result: ReadResult<unknown> | undefined) =>
	result && !result.known ? problemRow(result.problem) : null;

const accountRow = (
	{ account: listed, subscription, assessment }: Inspection['accounts'][number],
	naming: NameResolver,
) => {
	const read = assessment?.known ? assessment.value : undefined;
	const account = read?.facts.account ?? listed;
	const next = read && nextStep(read.steps);
	return {
		id: account.id,
		name: account.name,
		subscriptionId: subscription.id,
		subscriptionName: subscription.name,
		resourceGroup: account.resourceGroup,
		kind: account.kind,
		location: account.location,
		provisioningState: account.provisioningState,
		keyAuth: account.keyAuth,
		subdomain: account.subdomain ?? null,
		endpoint: account.endpoint ?? null,
		network: account.exposure,
		/** The verdict; null if keys are off, if only a list was asked for, or if the account could not be read. */
		verdict: read?.verdict ? verdictRow(read.verdict, naming) : null,
		/** The first step of the road that is not complete, or the last one. */
		nextStep: next ? { id: next.id, state: next.state, reason: next.reason } : null,
		consumers: (read?.rows ?? []).map(({ id, name, from, state }) => ({ id, name: naming(name), from, state })),
		/** When the account was read (ISO 8601). */
		readAt: read ? new Date(read.facts.readAt).toISOString() : null,
		/** Why the account could not be evaluated. */
		problem: problemOf(assessment),
	};
};

const subscriptionRow = ({ subscription: { id, name, state }, accounts }: Inspection['subscriptions'][number]) => ({
	id,
	name,
	state,
	/** The number of accounts; null where it could not be read, which is not the same as 0. */
	accounts: accounts.known ? accounts.value.length : null,
	problem: problemOf(accounts),
});

export type ReportOrigin = { readonly program: string; readonly mode: 'azure' | 'practice' };

/**
 * Returns the document of an inspection: plain data, ready for JSON. A part that could not be read carries its problem.
 */
export const inspectionDocument = (inspection: Inspection, { program, mode }: ReportOrigin) => {
	const { me, readAt, hostsAndIdentities, directory, naming } = inspection;
	const subscriptions = inspection.subscriptions.map(subscriptionRow);
	const accounts = inspection.accounts.map((one) => accountRow(one, naming));
	const count = (is: (one: (typeof accounts)[number]) => boolean) => accounts.filter(is).length;
	const hostsAndIdentitiesProblem = problemOf(hostsAndIdentities);
	return {
		schemaVersion,
		program,
		mode,
		cloud: me.cloud,
		tenantId: me.tenantId ?? null,
		signedInAs: me.name,
		readAt: new Date(readAt).toISOString(),
		/** Whether everything that was asked for could be read. */
		complete:
			[...subscriptions, ...accounts].every(({ problem }) => problem === null) && hostsAndIdentitiesProblem === null,
		summary: {
			subscriptions: subscriptions.length,
			subscriptionsNotRead: subscriptions.filter(({ problem }) => problem !== null).length,
			accounts: accounts.length,
			accountsNotRead: count(({ problem }) => problem !== null),
			keysOn: count(({ keyAuth }) => keyAuth === 'on'),
			keysOff: count(({ keyAuth }) => keyAuth === 'off'),
			ready: count(({ verdict }) => verdict?.ruling === 'ready'),
			notReady: count(({ verdict }) => verdict?.ruling === 'notReady'),
			cannotTell: count(({ verdict }) => verdict?.ruling === 'cannotTell'),
			refused: count(({ verdict }) => verdict?.ruling === 'refused'),
		},
		subscriptions,
		accounts,
		/** Why hosts and identities could not be read: consumers are then not known by them. */
		surroundingsProblem: hostsAndIdentitiesProblem,
		/** Why the directory gave no names: principals then appear by their object id. No verdict depends on it. */
		namesProblem: problemOf(directory),
	};
};

export type InspectionDocument = ReturnType<typeof inspectionDocument>;
export type AccountRow = InspectionDocument['accounts'][number];
