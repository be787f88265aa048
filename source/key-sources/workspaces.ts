// Connections of Machine Learning workspaces: kept keys to other services.
import { connectionFindings } from './connection-findings.ts';
import type { KeySourceDefinition } from './source.ts';

const apiVersion = '2024-10-01';

export const workspaces: KeySourceDefinition = {
	readsSecrets: false,
	types: ['microsoft.machinelearningservices/workspaces'],
	scan: async ({ id, name }, context) =>
		(await context.resourceManager.list(`${id}/connections`, apiVersion)).flatMap((one) =>
			connectionFindings(one, { id, name }, context),
		),
};
