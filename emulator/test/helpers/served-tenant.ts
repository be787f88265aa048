// Requests to a served practice tenant as any client sends them: a method, an absolute address, a body.
import { createHttpHeaders, createPipelineRequest, type HttpMethods } from '@azure/core-rest-pipeline';
import { createContosoContents } from '../../source/contents/contoso.ts';
import { createTenant, serve, type Tenant, type TenantOptions, withAudience } from '../../source/index.ts';
import { createProxyClient } from '../../source/proxy-client.ts';
import type { TenantContents } from '../../source/tenant-state.ts';

export type TenantResponse = {
	readonly status: number;
	// biome-ignore lint/suspicious/noExplicitAny: answers are looked into, and what is not there fails the test
	readonly body: any;
	readonly headers: { get(name: string): string | undefined };
};

export type ServedTenant = {
	readonly tenant: Tenant;
	readonly time: { now: number };
	/** `path` at Resource Manager, or an absolute address; signed unless `headers` says otherwise. */
	readonly request: (
		method: HttpMethods,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	) => Promise<TenantResponse>;
	/** Every row of a list, over all its pages. */
	// biome-ignore lint/suspicious/noExplicitAny: see above
	readonly listAll: (path: string) => Promise<any[]>;
	/** The id of the resource of that name. */
	readonly resourceId: (name: string, type?: string) => string;
	readonly close: () => Promise<void>;
};

export const startTime = Date.parse('2026-11-24T09:00:00Z');

const readerPrincipal = { id: '00000000-1111-4222-8333-444444444444', type: 'User', name: 'Rita Reader' } as const;

const withReaderAsOperator = (contents: TenantContents): TenantContents => ({
	...contents,
	operatorId: readerPrincipal.id,
	principals: [...contents.principals, readerPrincipal],
	roleAssignments: [
		...contents.roleAssignments,
		...contents.subscriptions.slice(0, 2).map(({ subscriptionId }, n) => ({
			id: `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleAssignments/${readerPrincipal.id}`,
			name: `${readerPrincipal.id.slice(0, -1)}${n}`,
			scope: `/subscriptions/${subscriptionId}`,
			roleDefinitionId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
			principalId: readerPrincipal.id,
			principalType: 'User',
			createdOn: '2025-01-01T00:00:00Z',
			createdBy: readerPrincipal.id,
			effectiveAt: 0,
		})),
	],
});

/** What tokens are for, by the end of the host that is asked. */
const tokenAudiences = [
	['.search.windows.net', 'https://search.azure.com'],
	['.loganalytics.io', 'https://api.loganalytics.io'],
	['.openai.azure.com', 'https://cognitiveservices.azure.com'],
	['.cognitiveservices.azure.com', 'https://cognitiveservices.azure.com'],
	['.api.cognitive.microsoft.com', 'https://cognitiveservices.azure.com'],
	['.services.ai.azure.com', 'https://ai.azure.com'],
] as const;

/** `reader`: the caller may read Contoso's first two subscriptions and no more; otherwise the caller is its operator. */
export const serveTenant = async ({
	reader: isReader = false,
	...options
}: TenantOptions & { reader?: boolean } = {}): Promise<ServedTenant> => {
	const time = { now: startTime };
	const contents = isReader ? withReaderAsOperator(createContosoContents()) : createContosoContents();
	const tenant = createTenant({ clock: () => time.now, operationTime: 0, retryAfter: 0, ...options }, contents);
	const served = await serve(tenant);
	const client = createProxyClient(served.endpoint);
	const ask: ServedTenant['request'] = async (method, path, body, given) => {
		const url = path.startsWith('https://') ? path : `https://management.azure.com${path}`;
		const audience = tokenAudiences.find(([host]) => new URL(url).hostname.endsWith(host))?.[1];
		const token = audience ? withAudience(served.token, audience) : served.token;
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
		request: ask,
		listAll: async (path) => {
			const rows: unknown[] = [];
			for (let next: string | undefined = path; next; ) {
				const { status, body }: TenantResponse = await ask('GET', next);
				if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)} for ${next}`);
				rows.push(...body.value);
				next = body.nextLink;
			}
			return rows;
		},
		resourceId: (name, type) => {
			const found = [...tenant.resources.values()].find(
				(one) => one.name === name && (type === undefined || one.type === type),
			);
			if (!found) throw new Error(`nothing is called ${name}`);
			return found.id;
		},
		close: () => served.close(),
	};
};
