// Which data action each deployment takes, and which role therefore fits an account.

import type { Account, Deployment, RoleDefinition } from '../azure.ts';
import type { Check } from '../check.ts';
import { subjectsNamed } from '../subject.ts';
import {
	actions,
	allowsDataAction,
	anyDataAction,
	builtInRoles,
	grantsDataAction,
	hasOpenAiRoutes,
	requiredDataAction,
} from './permissions.ts';

export type RequiredAction = {
	/** The deployment that takes it; undefined for the account as such. */
	readonly deployment: string | undefined;
	readonly action: string;
};

const provider = 'Microsoft.CognitiveServices/accounts';
const openAi = `${provider}/OpenAI`;

/** First match decides; by the model's name, which is all that Resource Manager tells (built-in roles for AI, 2026). */
const byModel: readonly (readonly [RegExp, string])[] = [
	[/embedding/i, `${openAi}/deployments/embeddings/action`],
	[/realtime/i, `${openAi}/deployments/realtime/action`],
	[/^(dall-e|gpt-image)/i, `${openAi}/images/generations/action`],
	[/^(whisper|tts)|transcribe|-tts/i, `${openAi}/deployments/audio/action`],
	[/^sora/i, `${openAi}/video/generations/jobs/action`],
];

/** Models of other publishers are called on routes of their own (custom roles for Foundry Models). */
export const otherModelsAction = `${provider}/MaaS/chat/completions/action`;

const requiredActionOf = ({ name, format, model }: Deployment): RequiredAction => ({
	deployment: name,
	action:
		format.toLowerCase() !== 'openai'
			? otherModelsAction
			: (byModel.find(([pattern]) => pattern.test(model))?.[1] ?? actions.chat),
});

/** What callers of this account need; never empty. */
export const requiredActionsOf = (
	account: Pick<Account, 'kind'>,
	deployments: readonly Deployment[],
): readonly RequiredAction[] => {
	if (!hasOpenAiRoutes(account.kind) || deployments.length === 0)
		return [{ deployment: undefined, action: requiredDataAction(account.kind) }];
	return deployments.map(requiredActionOf);
};

/** The needs that a role leaves open. */
export const missingActions = (
	definition: RoleDefinition,
	needs: readonly RequiredAction[],
): readonly RequiredAction[] => needs.filter(({ action }) => !allowsDataAction(definition.permissions, action));

/**
 * Whether a role opens what an account offers: its deployments, and, where the kind is one for many services, those too.
 * `definition` is undefined where it could not be read.
 */
export const roleSufficiencyCheck = (
	kind: string,
	definition: RoleDefinition | undefined,
	needs: readonly RequiredAction[],
): Check => {
	const check = { id: 'roleIsEnough', weight: 'warns' } as const;
	if (!definition) return { ...check, met: 'unknown' };
	const closed = missingActions(definition, needs);
	if (closed.length > 0)
		return {
			...check,
			met: 'no',
			subjects: subjectsNamed('deployment', ...closed.map(({ deployment }) => deployment ?? kind)),
		};
	const isForMany =
		kind.toLowerCase() === 'aiservices' && grantsDataAction(definition.permissions, anyDataAction(kind)) !== 'yes';
	return { ...check, met: isForMany ? 'unknown' : 'yes', subjects: subjectsNamed('accountKind', kind) };
};

/**
 * The built-in roles that fit the account, by GUID; the first is the one to propose. Cognitive Services OpenAI User is the
 * least for Azure OpenAI models. Models of other publishers, Speech, Language and the like take Cognitive Services User, and
 * agents and projects Foundry User (Microsoft Learn, role-based access control for Foundry and for Azure OpenAI): what an
 * application calls of an account for many services, only people know. `deployments`: undefined where they could not be read.
 */
export const fittingRoles = (
	{ kind }: Pick<Account, 'kind'>,
	deployments: readonly Deployment[] | undefined,
): readonly [string, ...string[]] => {
	const { openAiUser, cognitiveServicesUser, foundryUser } = builtInRoles;
	if (kind.toLowerCase() === 'openai') return [openAiUser];
	if (!hasOpenAiRoutes(kind)) return [cognitiveServicesUser];
	// Where nothing is deployed, what is called is something else.
	const isOpenAiAlone =
		!deployments || (deployments.length > 0 && deployments.every(({ format }) => format.toLowerCase() === 'openai'));
	return isOpenAiAlone
		? [openAiUser, cognitiveServicesUser, foundryUser]
		: [cognitiveServicesUser, foundryUser, openAiUser];
};
