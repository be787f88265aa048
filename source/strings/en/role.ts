import type { builtInRoles } from '../../model/rbac/permissions.ts';

const roleDescriptions: Readonly<Record<keyof typeof builtInRoles, string>> = {
	openAiUser:
		'Calls to Azure OpenAI models and nothing else. It is the least that is enough for an application that calls nothing else of this account.',
	cognitiveServicesUser:
		'Calls to everything that the account offers: models of other publishers, Speech, Language, Vision and the like.',
	foundryUser:
		'Calls to everything that Cognitive Services User opens. It is the role that Microsoft names for Foundry: projects and agents. It was called Azure AI User.',
	openAiContributor:
		'Calls to Azure OpenAI models, and batches, files and fine-tuning as well, which Cognitive Services OpenAI User does not open. It may create and delete deployments, and opens nothing beside Azure OpenAI.',
	foundryAgentConsumer:
		'Calls to the endpoints of agents and nothing else: no model and no other service. It is the least that is enough for an application that only talks to an agent.',
};

export const role = {
	title: 'Role',
	choose: 'choose the role',
	name: 'Role',
	opens: 'Deployments',
	chosen: 'Chosen',
	state: { chosen: 'chosen', proposed: 'proposed' },
	assignThis: 'this one',
	recorded: (name: string) => `The role to give is ${name}.`,
	about: roleDescriptions,
	all: 'all of them',
	allBut: (names: string) => `not ${names}`,
	partly: (names: string) => `partly ${names}`,
	deploymentsUnreadable: (why: string) => `The deployments could not be read: ${why}`,
	roleUnreadable: 'The definition of this role could not be read.',
	none: 'none deployed',
	alsoListsKeys: 'It may list the keys of the account too. Once keys are off, there are none to list.',
	usageUnknown:
		'An account of this kind offers many services. Azure does not tell which of them an application calls: whoever wrote it knows.',
};
