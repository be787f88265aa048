// Connections of Foundry accounts, their projects and Machine Learning workspaces: kept keys to other services.
import { apiVersions } from '../../model/api-versions.ts';
import { unseenReasons } from '../../model/evidence.ts';
import { groupOf, nameOf, subscriptionOf } from '../../model/resource-id-parts.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields } from '../mappers.ts';
import { everyRow } from '../pages.ts';
import { attempt, type Finding, type Look, type Source } from './look.ts';

const byKey = /^(ApiKey|AccountKey|CustomKeys)$/i;

/** Its target says whose; where that is a shared address, the account it names in its metadata. */
const findingOf = (value: unknown, owner: Owner, { account, hosts }: Look): readonly Finding[] => {
	const { name, properties } = fields(value);
	const { authType, target, metadata } = fields(properties);
	const isKey = byKey.test(clean(authType));
	const resourceId = clean(fields(metadata).ResourceId);
	const isShared = hosts.isShared(target);
	if (isShared && isKey && resourceId === '')
		return [{ name: `${owner.name} ${clean(name)}`, why: unseenReasons.whose }];
	if (!hosts.isOwn(target) && !(isShared && resourceId.toLowerCase() === account.id.toLowerCase())) return [];
	const holds = isKey ? 'aKey' : 'endpoint';
	return [{ place: nameOf(clean(name)), holds, ownerId: owner.id, ownerName: owner.name }];
};

type Owner = { readonly id: string; readonly name: string };

export const connections: Source = {
	types: ['microsoft.cognitiveservices/accounts'],
	where: "kind =~ 'AIServices'",
	columns: 'allowProjectManagement = properties.allowProjectManagement',
	look: async ({ id, name, row }, look) => {
		const { accountConnections, projects, projectConnections } = look.reach.accounts(subscriptionOf(id));
		const abortSignal = look.options.signal;
		const [group, account] = [groupOf(id), nameOf(id)];
		const findings = (rows: readonly unknown[], owner: Owner) => rows.flatMap((row) => findingOf(row, owner, look));
		const own = await attempt(name, look, async () =>
			findings(await everyRow((watch) => accountConnections.list(group, account, { ...watch, abortSignal })), {
				id,
				name,
			}),
		);
		// "Specifies whether this resource support project management as child resources" (Cognitive Services, 2025-06-01).
		if (row.allowProjectManagement === false) return own;
		const inProject = async (row: unknown): Promise<readonly Finding[]> => {
			const project = { id: clean(fields(row).id), name: `${name}/${nameOf(clean(fields(row).id))}` };
			const list = () =>
				everyRow((watch) => projectConnections.list(group, account, nameOf(project.id), { ...watch, abortSignal }));
			return attempt(project.name, look, async () => findings(await list(), project));
		};
		const below = await attempt(name, look, async () => {
			const found: Finding[] = [];
			for (const row of await everyRow((watch) => projects.list(group, account, { ...watch, abortSignal })))
				found.push(...(await inProject(row)));
			return found;
		});
		return [...own, ...below];
	},
};

export const workspaces: Source = {
	types: ['microsoft.machinelearningservices/workspaces'],
	look: async ({ id, name }, look) => {
		const rows = await look.reach.raw.list(`${id}/connections`, apiVersions.workspaces, look.options);
		return rows.flatMap((row) => findingOf(row, { id, name }, look));
	},
};
