// What people call each source of key uses, in the verdict, the rotation and a report.
import type { KeySource } from '../../key-sources/index.ts';

export const keySources = {
	connections: 'Foundry connections',
	workspaces: 'Machine Learning connections',
	search: 'AI Search indexes, skillsets and knowledge bases',
	sites: 'App Service and Functions settings',
	containerApps: 'Container Apps secrets',
	modelEndpoints: 'Machine Learning endpoints',
	apiManagement: 'API Management values and policies',
	logicApps: 'Logic Apps workflows and connections',
	dataFactories: 'Data Factory linked services and pipelines',
	automation: 'Automation variables',
} satisfies Record<KeySource, string>;
