// Online and batch endpoints of Machine Learning: the environment variables of their deployments.
import pMap from 'p-map';
import { resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type Finding, inspectValue, type KeySourceDefinition, scanPart } from './source.ts';

/** Microsoft.MachineLearningServices: `properties.environmentVariables` of both sorts of deployments. */
const apiVersion = '2024-10-01';

export const modelEndpoints: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.machinelearningservices/workspaces'],
	// Commands and pipelines carry environment variables as well; a workspace has thousands of them.
	partsNotAsked: ['jobs', 'schedules'],
	scan: async ({ id, name }, look) => {
		const { resourceManager } = look;
		const scanEndpoint = (kind: string, given: unknown): Promise<readonly Finding[]> => {
			const endpoint = resourceNameOf(clean(asObject(given).id));
			return scanPart(`${name} ${kind}/${endpoint}`, look, async () =>
				(await resourceManager.list(`${id}/${kind}/${endpoint}/deployments`, apiVersion)).flatMap((row) => {
					const { name: deployment, properties } = asObject(row);
					const at = `${endpoint}/${resourceNameOf(clean(deployment))}`;
					return Object.entries(asObject(asObject(properties).environmentVariables)).flatMap(([variable, value]) =>
						inspectValue(name, `${at} ${variable}`, value, look),
					);
				}),
			);
		};
		const scanKind = (kind: 'onlineEndpoints' | 'batchEndpoints') =>
			scanPart(`${name} ${kind}`, look, async () => {
				const endpoints = await resourceManager.list(`${id}/${kind}`, apiVersion);
				return (await pMap(endpoints, (one) => scanEndpoint(kind, one), { concurrency: 6 })).flat();
			});
		return [...(await scanKind('onlineEndpoints')), ...(await scanKind('batchEndpoints'))];
	},
};
