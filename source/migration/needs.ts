// Which data action each deployment takes, and which role therefore fits an account.
import type { Account, Deployment, RoleDefinition } from '../azure/azure.ts';
import { actions, allowsData, everyAction, isOpenAi, neededAction, opensData, roles } from './access.ts';
import type { Check } from './check.ts';

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
 * The least built-in role that opens what the account offers: Cognitive Services OpenAI User for Azure OpenAI models;
 * Cognitive Services User where models of other publishers, Speech, Language and the like are called (Microsoft Learn,
 * role-based access control for Foundry and for Azure OpenAI).
 */
export const roleFor = (account: Pick<Account, 'kind'>, deployments: readonly Deployment[]): string =>
	isOpenAi(account.kind) && deployments.every(({ format }) => format.toLowerCase() === 'openai')
		? roles.openAiUser
		: roles.cognitiveServicesUser;
