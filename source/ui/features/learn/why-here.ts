// What the facts of one account say about a symptom: only what was read, and whether it could be.

import type { Facts } from '../../../assessment/account-facts.ts';
import { road } from '../../../assessment/road/road.ts';
import type { SymptomId } from '../../../guides/symptoms.ts';
import { isOpenAi } from '../../../model/rbac/role-definitions.ts';
import type { Strings } from '../../../strings/index.ts';
import { inBrief } from '../common/problem-note.ts';

type Say = (facts: Facts, words: Strings['symptoms'], scope: string, strings: Strings) => readonly string[];

const keys: Say = ({ account }, words) => [account.keyAuth === 'off' ? words.keysOff : words.keysOn];

const endpoint: Say = ({ account }, words) => [
	account.subdomain && account.endpoint ? words.endpoint(account.endpoint) : words.noEndpoint,
];

const scope: Say = (_, words, asked) => [words.scope(asked)];

const network: Say = ({ account }, words) => [words.exposure[account.exposure]];

const deployments: Say = ({ deployments: read }, words, _, strings) => [
	!read.known
		? words.deploymentsUnread(inBrief(read.problem, strings))
		: read.value.length === 0
			? words.noDeployments
			: words.deployments(read.value.map(({ name }) => name).join(', ')),
];

const routes: Say = ({ account }, words) => (isOpenAi(account.kind) ? [] : [words.noRoutes(account.kind)]);

const identity: Say = ({ caller }, words) =>
	caller
		? [
				words.chosen(caller.choice.name, caller.principalId ?? '-'),
				caller.clientId ? words.clientId(caller.clientId) : words.systemAssigned,
			]
		: [words.notChosen];

const role: Say = (facts, words) => {
	if (!facts.caller) return [];
	const steps = road(facts);
	const given = steps.find(({ id }) => id === 'role');
	const visible = steps.find(({ id }) => id === 'roleVisible');
	const state = given?.state === 'done' ? visible?.state : given?.state;
	return state ? [words.role[state]] : [];
};

const says: Readonly<Record<SymptomId, readonly Say[]>> = {
	keyDisabled: [keys],
	keyInvalid: [keys, endpoint],
	roleMissing: [identity, role],
	audience: [scope],
	noSubdomain: [endpoint],
	keyAndToken: [],
	noCredential: [identity],
	firewall: [network],
	privateOnly: [network],
	deploymentNotFound: [deployments, endpoint],
	notFound: [routes, endpoint],
	noSuchHost: [endpoint, network],
	listKeys: [keys],
	searchSkill: [keys],
	speechToken: [endpoint],
	blocked: [],
	stillAccepted: [keys],
	stillRefused: [keys],
};

export const whyHere = (id: SymptomId, facts: Facts, strings: Strings, dataScope: string): readonly string[] =>
	says[id].flatMap((say) => say(facts, strings.symptoms, dataScope, strings));
