// Which data action each deployment takes, and which role therefore fits an account.
import type { Account, Deployment, RoleDefinition } from '../azure.ts';
import type { Check } from '../check.ts';
import { actions, allowsData, everyAction, isOpenAi, neededAction, opensData, roles } from './role-definitions.ts';

export type Need = {
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
export const otherModels = `${provider}/MaaS/chat/completions/action`;

const needOf = ({ name, format, model }: Deployment): Need => ({
	deployment: name,
	action:
		format.toLowerCase() !== 'openai'
			? otherModels
			: (byModel.find(([pattern]) => pattern.test(model))?.[1] ?? actions.chat),
});

/** What callers of this account need; never empty. */
export const needsOf = (account: Pick<Account, 'kind'>, deployments: readonly Deployment[]): readonly Need[] => {
	if (!isOpenAi(account.kind) || deployments.length === 0)
		return [{ deployment: undefined, action: neededAction(account.kind) }];
	return deployments.map(needOf);
};

/** The needs that a role leaves open. */
export const openNeeds = (definition: RoleDefinition, needs: readonly Need[]): readonly Need[] =>
	needs.filter(({ action }) => !allowsData(definition.permissions, action));

/**
 * Whether a role opens what an account offers: its deployments, and, where the kind is one for many services, those too.
 * `definition` is undefined where it could not be read.
 */
export const enoughCheck = (kind: string, definition: RoleDefinition | undefined, needs: readonly Need[]): Check => {
	const check = { id: 'roleIsEnough', weight: 'warns' } as const;
	if (!definition) return { ...check, met: 'unknown' };
	const closed = openNeeds(definition, needs);
	if (closed.length > 0)
		return { ...check, met: 'no', about: closed.map(({ deployment }) => deployment ?? kind).join(', ') };
	const isForMany =
		kind.toLowerCase() === 'aiservices' && opensData(definition.permissions, everyAction(kind)) !== 'yes';
	return { ...check, met: isForMany ? 'unknown' : 'yes', about: kind };
};

/**
 * The built-in roles that fit the account, by GUID; the first is the one to propose. Cognitive Services OpenAI User is the
 * least for Azure OpenAI models. Models of other publishers, Speech, Language and the like take Cognitive Services User, and
 * agents and projects Foundry User (Microsoft Learn, role-based access control for Foundry and for Azure OpenAI): what an
 * application calls of an account for many services, only people know. `deployments`: undefined where they could not be read.
 */
export const rolesFor = (
	{ kind }: Pick<Account, 'kind'>,
	deployments: readonly Deployment[] | undefined,
): readonly [string, ...string[]] => {
	const { openAiUser, cognitiveServicesUser, foundryUser } = roles;
	if (kind.toLowerCase() === 'openai') return [openAiUser];
	if (!isOpenAi(kind)) return [cognitiveServicesUser];
	// Where nothing is deployed, what is called is something else.
	const isOpenAiAlone =
		!deployments || (deployments.length > 0 && deployments.every(({ format }) => format.toLowerCase() === 'openai'));
	return isOpenAiAlone
		? [openAiUser, cognitiveServicesUser, foundryUser]
		: [cognitiveServicesUser, foundryUser, openAiUser];
};
