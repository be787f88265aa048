// Connections of Foundry accounts and their projects: kept keys to other services.
import { resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type ConnectionOwner, connectionFindings } from './connection-findings.ts';
import { type Finding, type KeySourceDefinition, scanPart } from './source.ts';

const apiVersion = '2025-09-01';

export const connections: KeySourceDefinition = {
	readsSecrets: false,
	types: ['microsoft.cognitiveservices/accounts'],
	where: "kind =~ 'AIServices'",
	columns: 'allowProjectManagement = properties.allowProjectManagement',
	scan: async ({ id, name, row }, context) => {
		const { resourceManager } = context;
		const connectionsOf = async (owner: ConnectionOwner) =>
			(await resourceManager.list(`${owner.id}/connections`, apiVersion)).flatMap((one) =>
				connectionFindings(one, owner, context),
			);
		const own = await scanPart(name, context, () => connectionsOf({ id, name }));
		// "Specifies whether this resource support project management as child resources" (Cognitive Services, 2025-06-01).
		if (row.allowProjectManagement === false) return own;
		const inProject = (given: unknown): Promise<readonly Finding[]> => {
			const projectName = resourceNameOf(clean(asObject(given).id));
			const project = { id: `${id}/projects/${projectName}`, name: `${name}/${projectName}` };
			return scanPart(project.name, context, () => connectionsOf(project));
		};
		const children = await scanPart(name, context, async () => {
			const found: Finding[] = [];
			for (const one of await resourceManager.list(`${id}/projects`, apiVersion)) found.push(...(await inProject(one)));
			return found;
		});
		return [...own, ...children];
	},
};
