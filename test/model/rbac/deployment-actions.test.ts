import { describe, expect, it } from 'vitest';
import { toDeployment } from '../../../source/azure/mappers.ts';
import type { Deployment, RoleDefinition } from '../../../source/model/azure.ts';
import { actionsOfDeployment } from '../../../source/model/rbac/deployment-actions.ts';
import { accessToAccount } from '../../../source/model/rbac/effective-access.ts';
import { builtInRoles } from '../../../source/model/rbac/permissions.ts';
import { fittingRoles, requiredActionsOf, roleSufficiencyCheck } from '../../../source/model/rbac/required-actions.ts';
import { isService } from '../../../source/model/rbac/role-assignments.ts';
import {
	buildAccount,
	buildDeployment,
	buildRoleAssignment,
	buildRoleDefinition,
} from '../../helpers/builders/facts.ts';
import { readResult } from '../../helpers/builders/read-result.ts';

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
/** As Azure defines them, as far as deployments go. */
const user = buildRoleDefinition(builtInRoles.openAiUser, 'Cognitive Services OpenAI User', {
	dataActions: [`${openAi}/*/read`, `${openAi}/deployments/chat/completions/action`, `${openAi}/responses/*`],
});
const contributor = buildRoleDefinition(builtInRoles.openAiContributor, 'Cognitive Services OpenAI Contributor', {
	dataActions: [`${openAi}/*`],
});
const account = buildAccount();

const accessWith = (role: RoleDefinition, deployment: Deployment) =>
	accessToAccount(
		{
			scope: account.id,
			principalId: 'app',
			assignments: [buildRoleAssignment(account, 'app', role.id)],
			roleDefinitions: new Map([[role.id, role]]),
			denyAssignments: readResult([]),
		},
		requiredActionsOf(account, [deployment]),
	);

describe('what calls of a deployment take', () => {
	it.each([
		['a chat model', {}, [`${openAi}/deployments/chat/completions/action`]],
		['a model without chat', { capabilities: ['responses'] }, [`${openAi}/responses/write`]],
		['vectors', { capabilities: ['embeddings'] }, [`${openAi}/deployments/embeddings/action`]],
		[
			'talk: its audio is no route of its own',
			{ capabilities: ['audio', 'realtime'] },
			[`${openAi}/deployments/realtime/action`],
		],
		['Whisper', { capabilities: ['audio'] }, [`${openAi}/deployments/audio/action`]],
		[
			'a batch, whatever its model could do',
			{ sku: 'GlobalBatch' },
			[`${openAi}/files/write`, `${openAi}/batch-jobs/write`],
		],
		['a batch in a data zone', { sku: 'DataZoneBatch' }, [`${openAi}/files/write`, `${openAi}/batch-jobs/write`]],
		[
			'a model of which Azure tells nothing, with a name that tells much',
			{ capabilities: [], model: 'gpt-4o' },
			[`${openAi}/every/action`],
		],
		[
			'another publisher',
			{ format: 'Microsoft' },
			['Microsoft.CognitiveServices/accounts/MaaS/chat/completions/action'],
		],
		[
			'another publisher of which Azure tells nothing',
			{ format: 'Anthropic', capabilities: [] },
			['Microsoft.CognitiveServices/accounts/AIServices/every/action'],
		],
	] as const)('%s', (_, parts, expected) => {
		expect(actionsOfDeployment(buildDeployment(parts))).toEqual(expected);
	});
});

describe('Cognitive Services OpenAI User does not cover', () => {
	it.each([
		['a GlobalBatch deployment', { sku: 'GlobalBatch' }, 'no'],
		['a batch in a data zone', { sku: 'DataZoneBatch' }, 'no'],
		['a fine-tuned one', { isFineTuned: true }, 'unknown'],
		['one of which Azure tells nothing', { capabilities: [] }, 'unknown'],
	] as const)('%s', (_, parts, met) => {
		const deployment = buildDeployment(parts);
		expect(accessWith(user, deployment)).toMatchObject({ met, closed: [{ deployment: 'gpt-4o' }], grantedBy: [] });
		expect(roleSufficiencyCheck('OpenAI', user, requiredActionsOf(account, [deployment])).met).toBe(met);
		expect(accessWith(contributor, deployment)).toMatchObject({ met: 'yes', closed: [] });
	});

	it.each([
		[{ sku: 'GlobalBatch' }, builtInRoles.openAiContributor],
		[{ isFineTuned: true }, builtInRoles.openAiContributor],
		[{}, builtInRoles.openAiUser],
	] as const)('%o: which role is offered first', (parts, roleId) => {
		expect(fittingRoles({ kind: 'OpenAI' }, [buildDeployment(parts)])[0]).toBe(roleId);
		expect(fittingRoles({ kind: 'AIServices' }, [buildDeployment(parts)])).toContain(builtInRoles.foundryAgentConsumer);
	});

	it('a role over another service opens nothing of a deployment that is not known', () => {
		const speech = buildRoleDefinition('speech', 'Speech', {
			dataActions: ['Microsoft.CognitiveServices/accounts/SpeechServices/*'],
		});
		expect(accessWith(speech, buildDeployment({ capabilities: [] })).met).toBe('no');
	});
});

it('reads capabilities, SKU and fine-tuning as Resource Manager has them', () => {
	const read = (model: object, sku: string, capabilities?: object) =>
		toDeployment({
			name: 'd',
			sku: { name: sku },
			properties: { model: { format: 'OpenAI', ...model }, capabilities },
		});
	expect(
		read({ name: 'm' }, 'GlobalBatch', { chatCompletion: 'true', responses: 'false', maxContextToken: '1' }),
	).toMatchObject({
		sku: 'GlobalBatch',
		capabilities: ['chatCompletion'],
		isFineTuned: false,
	});
	for (const [model, sku] of [
		[{ name: 'gpt-4o-2024-08-06.ft-0f3c' }, 'Standard'],
		[{ name: 'm', sourceAccount: '/subscriptions/s/x' }, 'Standard'],
		[{ name: 'm' }, 'DeveloperTier'],
	] as const)
		expect(read(model, sku)).toMatchObject({ isFineTuned: true, capabilities: [] });
});

it('counts principals of types that Azure adds as services', () => {
	const types = [
		'ServicePrincipal',
		'AgentServicePrincipal',
		'AgentUser',
		'Unknown',
		'User',
		'Group',
		'foreignGroup',
		'Device',
	];
	expect(types.filter((principalType) => isService({ principalType }))).toEqual(types.slice(0, 4));
});
