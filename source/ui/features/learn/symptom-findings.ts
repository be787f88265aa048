// Says what the facts of one account show about a symptom: only what was read, and whether it could be.

import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { roadSteps } from '../../../assessment/road/road.ts';
import type { SymptomId } from '../../../guides/symptoms.ts';
import { hasOpenAiRoutes } from '../../../model/rbac/permissions.ts';
import type { Strings } from '../../../strings/index.ts';
import { problemSummary } from '../problem-blocks.ts';

type FindingBuilder = (
	facts: AccountFacts,
	words: Strings['symptoms'],
	scope: string,
	strings: Strings,
) => readonly string[];

const keys: FindingBuilder = ({ account }, words) => [account.keyAuth === 'off' ? words.keysOff : words.keysOn];

const endpoint: FindingBuilder = ({ account }, words) => [
	account.subdomain && account.endpoint ? words.endpoint(account.endpoint) : words.noEndpoint,
];

const scope: FindingBuilder = (_, words, asked) => [words.scope(asked)];

const network: FindingBuilder = ({ account }, words) => [words.exposure[account.exposure]];

const deployments: FindingBuilder = ({ deployments: read }, words, _, strings) => [
	!read.known
		? words.deploymentsUnreadable(problemSummary(read.problem, strings))
		: read.value.length === 0
			? words.noDeployments
			: words.deployments(read.value.map(({ name }) => name).join(', ')),
];

const routes: FindingBuilder = ({ account }, words) =>
	hasOpenAiRoutes(account.kind) ? [] : [words.noRoutes(account.kind)];

const identity: FindingBuilder = ({ chosenIdentity }, words) =>
	chosenIdentity
		? [
				words.chosen(chosenIdentity.choice.name, chosenIdentity.principalId ?? '-'),
				chosenIdentity.clientId ? words.clientId(chosenIdentity.clientId) : words.systemAssigned,
			]
		: [words.notChosen];

const role: FindingBuilder = (facts, words) => {
	if (!facts.chosenIdentity) return [];
	const steps = roadSteps(facts);
	const given = steps.find(({ id }) => id === 'role');
	const visible = steps.find(({ id }) => id === 'roleVisible');
	const state = given?.state === 'done' ? visible?.state : given?.state;
	return state ? [words.role[state]] : [];
};

const findingBuilders: Readonly<Record<SymptomId, readonly FindingBuilder[]>> = {
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

/** Returns the sentences that the account's facts say about this symptom. */
export const symptomFindings = (
	id: SymptomId,
	facts: AccountFacts,
	strings: Strings,
	dataScope: string,
): readonly string[] => findingBuilders[id].flatMap((build) => build(facts, strings.symptoms, dataScope, strings));
