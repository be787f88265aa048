// Requests to a served practice tenant as any client sends them: a method, an absolute address, a body.
import { createHttpHeaders, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline';
import { contoso } from '../../emulator/source/contoso/contoso.ts';
import {
	createTenant,
	forAudience,
	lastHop,
	serve,
	type Tenant,
	type TenantOptions,
} from '../../emulator/source/practice.ts';
import type { Contents } from '../../emulator/source/world.ts';

export type Reply = {
	readonly status: number;
	// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, and what is not there fails the test
	readonly body: any;
	readonly headers: { get(name: string): string | undefined };
};

export type Served = {
	readonly tenant: Tenant;
	readonly time: { now: number };
	/** `path` at Resource Manager, or an absolute address; signed unless `headers` says otherwise. */
	readonly ask: (method: HttpMethods, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
	/** Every row of a list, over all its pages. */
	// biome-ignore lint/suspicious/noExplicitAny: see above
	readonly all: (path: string) => Promise<any[]>;
	/** The id of the resource of that name. */
	readonly id: (name: string, type?: string) => string;
	readonly close: () => Promise<void>;
};

export const start = Date.parse('2026-11-24T09:00:00Z');

const reader = { id: '00000000-1111-4222-8333-444444444444', type: 'User', name: 'Rita Reader' } as const;

const asReader = (contents: Contents): Contents => ({
	...contents,
	operatorId: reader.id,
	principals: [...contents.principals, reader],
	assignments: [
		...contents.assignments,
		...contents.subscriptions.slice(0, 2).map(({ subscriptionId }, n) => ({
			id: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleAssignments/${reader.id}`,
			name: `${reader.id.slice(0, -1)}${n}`,
			scope: `/subscriptions/${subscriptionId}`,
			roleId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
			principalId: reader.id,
			principalType: 'User',
			createdOn: '2025-01-01T00:00:00Z',
			createdBy: reader.id,
			visibleAt: 0,
		})),
	],
});

/** What tokens are for, by the end of the host that is asked. */
const audiences = [
	['.search.windows.net', 'https://search.azure.com'],
	['.loganalytics.io', 'https://api.loganalytics.io'],
	['.openai.azure.com', 'https://cognitiveservices.azure.com'],
	['.cognitiveservices.azure.com', 'https://cognitiveservices.azure.com'],
	['.api.cognitive.microsoft.com', 'https://cognitiveservices.azure.com'],
	['.services.ai.azure.com', 'https://ai.azure.com'],
] as const;

/** `reader`: seen by somebody who may read Contoso's first two subscriptions and no more; otherwise by its operator. */
export const openTenant = async ({
	reader: isReader = false,
	...options
}: TenantOptions & { reader?: boolean } = {}): Promise<Served> => {
	const time = { now: start };
	const contents = isReader ? asReader(contoso()) : contoso();
	const tenant = createTenant({ clock: () => time.now, operationTime: 0, retryAfter: 0, ...options }, contents);
	const served = await serve(tenant);
	const client = lastHop(served.endpoint);
	const ask: Served['ask'] = async (method, path, body, given) => {
		const url = path.startsWith('https://') ? path : `https://management.azure.com${path}`;
		const audience = audiences.find(([host]) => new URL(url).hostname.endsWith(host))?.[1];
		const token = audience ? forAudience(served.token, audience) : served.token;
		const headers = given ?? { authorization: `Bearer ${token}` };
		const response = await client.sendRequest(
			createPipelineRequest({
				url: new URL(url).href,
				method,
				headers: createHttpHeaders({ 'content-type': 'application/json', ...headers }),
				...(body === undefined ? {} : { body: JSON.stringify(body) }),
			}),
		);
		const text = response.bodyAsText;
		return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
	};
	return {
		tenant,
		time,
		ask,
		all: async (path) => {
			const rows: unknown[] = [];
			for (let next: string | undefined = path; next; ) {
				const { status, body }: Reply = await ask('GET', next);
				if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)} for ${next}`);
				rows.push(...body.value);
				next = body.nextLink;
			}
			return rows;
		},
		id: (name, type) => {
			const found = [...tenant.resources.values()].find(
				(one) => one.name === name && (type === undefined || one.type === type),
			);
			if (!found) throw new Error(`nothing is called ${name}`);
			return found.id;
		},
		close: () => served.close(),
	};
};
