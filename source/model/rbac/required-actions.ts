// What callers of an account need, and which roles therefore fit it.

import type { Account, Deployment, RoleDefinition } from '../azure.ts';
import type { Check, TriState } from '../check.ts';
import { subjectsNamed } from '../subject.ts';
import { actionsOfDeployment, isBatch, isOfOpenAi } from './deployment-actions.ts';
import { anyDataAction, builtInRoles, grantsDataAction, hasOpenAiRoutes, requiredDataAction } from './permissions.ts';

export type RequiredAction = {
	/** The deployment that takes them; undefined for the account as such. */
	readonly deployment: string | undefined;
	/** All of them are needed; never empty. */
	readonly actions: readonly string[];
};

/** What callers of this account need; never empty. */
export const requiredActionsOf = (
	account: Pick<Account, 'kind'>,
	deployments: readonly Deployment[],
): readonly RequiredAction[] => {
	if (!hasOpenAiRoutes(account.kind) || deployments.length === 0)
		return [{ deployment: undefined, actions: [requiredDataAction(account.kind)] }];
	return deployments.map((one) => ({ deployment: one.name, actions: actionsOfDeployment(one) }));
};

/** Whether the role opens all of the need: `unknown` where it opens some, and which of it is called Azure does not tell. */
export const opensAction = ({ permissions }: RoleDefinition, { actions }: RequiredAction): TriState => {
	const each = new Set(actions.map((action) => grantsDataAction(permissions, action)));
	return each.size === 1 ? ([...each][0] ?? 'unknown') : 'unknown';
};

/**
 * Returns the check that a role grants all that an account offers: its deployments and, for a multi-service kind, those services.
 * `definition` is undefined where it could not be read.
 */
export const roleSufficiencyCheck = (
	kind: string,
	definition: RoleDefinition | undefined,
	requiredActions: readonly RequiredAction[],
): Check => {
	const check = { id: 'roleIsEnough', weight: 'warns' } as const;
	if (!definition) return { ...check, met: 'unknown' };
	const named = (met: TriState) =>
		requiredActions.filter((need) => opensAction(definition, need) === met).map(({ deployment }) => deployment ?? kind);
	const closed = named('no');
	if (closed.length > 0) return { ...check, met: 'no', subjects: subjectsNamed('deployment', ...closed) };
	const partly = named('unknown');
	if (partly.length > 0)
		return { ...check, met: 'unknown', because: 'partly', subjects: subjectsNamed('deployment', ...partly) };
	const isForMany =
		kind.toLowerCase() === 'aiservices' && grantsDataAction(definition.permissions, anyDataAction(kind)) !== 'yes';
	return { ...check, met: isForMany ? 'unknown' : 'yes', subjects: subjectsNamed('accountKind', kind) };
};

/**
 * The built-in roles that fit the account, by GUID; the first is the one to propose. Cognitive Services OpenAI User is the
 * least for Azure OpenAI models, and Cognitive Services OpenAI Contributor where batches run or models are trained. Models
 * of other publishers, Speech, Language and the like take Cognitive Services User, agents and projects Foundry User, and
 * who only talks to an agent Foundry Agent Consumer (Microsoft Learn, role-based access control for Foundry and for Azure
 * OpenAI): what an application calls of an account for many services, only people know. `deployments`: undefined where
 * they could not be read.
 */
export const fittingRoles = (
	{ kind }: Pick<Account, 'kind'>,
	deployments: readonly Deployment[] | undefined,
): readonly [string, ...string[]] => {
	const { openAiUser, openAiContributor, cognitiveServicesUser, foundryUser, foundryAgentConsumer } = builtInRoles;
	if (!hasOpenAiRoutes(kind)) return [cognitiveServicesUser];
	const takesContributor = deployments?.some((one) => isOfOpenAi(one) && (isBatch(one) || one.isFineTuned));
	const ofOpenAi = takesContributor
		? ([openAiContributor, openAiUser] as const)
		: ([openAiUser, openAiContributor] as const);
	if (kind.toLowerCase() === 'openai') return ofOpenAi;
	const ofMany = [cognitiveServicesUser, foundryUser] as const;
	// Where nothing is deployed, what is called is something else.
	const isOpenAiAlone = !deployments || (deployments.length > 0 && deployments.every(isOfOpenAi));
	const [least, other] = ofOpenAi;
	return isOpenAiAlone
		? [least, ...ofMany, other, foundryAgentConsumer]
		: [...ofMany, foundryAgentConsumer, other, least];
};
