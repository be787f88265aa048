// Connections of Foundry accounts, their projects and Machine Learning workspaces: kept keys to other services.
import { apiVersions } from '../../model/api-versions.ts';
import { isSameId, resourceGroupOf, resourceNameOf, subscriptionIdOf } from '../../model/resource-id.ts';
import { clean } from '../../shared/sanitise.ts';
import { asObject } from '../mappers.ts';
import { readAllPages } from '../paging.ts';
import { type Finding, type KeySourceScanner, type ScanContext, scanPart } from './scan-context.ts';

const keyAuthTypes = /^(ApiKey|AccountKey|CustomKeys)$/i;

/** Its target says whose; where that is a shared address, the account it names in its metadata. */
const connectionFindings = (
	value: unknown,
	owner: Owner,
	{ account, accountHosts }: ScanContext,
): readonly Finding[] => {
	const { name, properties } = asObject(value);
	const { authType, target, metadata } = asObject(properties);
	const isKey = keyAuthTypes.test(clean(authType));
	const resourceId = clean(asObject(metadata).ResourceId);
	const isShared = accountHosts.isRegionalUrl(target);
	if (isShared && isKey && resourceId === '') return [{ name: `${owner.name} ${clean(name)}`, why: 'whose' }];
	if (!accountHosts.isAccountUrl(target) && !(isShared && isSameId(resourceId, account.id))) return [];
	const holds = isKey ? 'aKey' : 'endpoint';
	return [{ place: resourceNameOf(clean(name)), holds, ownerId: owner.id, ownerName: owner.name }];
};

type Owner = { readonly id: string; readonly name: string };

export const connections: KeySourceScanner = {
	types: ['microsoft.cognitiveservices/accounts'],
	where: "kind =~ 'AIServices'",
	columns: 'allowProjectManagement = properties.allowProjectManagement',
	scan: async ({ id, name, row }, look) => {
		const { accountConnections, projects, projectConnections } = look.clients.cognitiveServices(subscriptionIdOf(id));
		const abortSignal = look.options.signal;
		const [group, account] = [resourceGroupOf(id), resourceNameOf(id)];
		const findings = (rows: readonly unknown[], owner: Owner) =>
			rows.flatMap((row) => connectionFindings(row, owner, look));
		const own = await scanPart(name, look, async () =>
			findings(await readAllPages((watch) => accountConnections.list(group, account, { ...watch, abortSignal })), {
				id,
				name,
			}),
		);
		// "Specifies whether this resource support project management as child resources" (Cognitive Services, 2025-06-01).
		if (row.allowProjectManagement === false) return own;
		const inProject = async (row: unknown): Promise<readonly Finding[]> => {
			const project = { id: clean(asObject(row).id), name: `${name}/${resourceNameOf(clean(asObject(row).id))}` };
			const list = () =>
				readAllPages((watch) =>
					projectConnections.list(group, account, resourceNameOf(project.id), { ...watch, abortSignal }),
				);
			return scanPart(project.name, look, async () => findings(await list(), project));
		};
		const below = await scanPart(name, look, async () => {
			const found: Finding[] = [];
			for (const row of await readAllPages((watch) => projects.list(group, account, { ...watch, abortSignal })))
				found.push(...(await inProject(row)));
			return found;
		});
		return [...own, ...below];
	},
};

export const workspaces: KeySourceScanner = {
	types: ['microsoft.machinelearningservices/workspaces'],
	scan: async ({ id, name }, look) => {
		const rows = await look.clients.restClient.list(`${id}/connections`, apiVersions.workspaces, look.options);
		return rows.flatMap((row) => connectionFindings(row, { id, name }, look));
	},
};
