// The one form that contents are written in: what Resource Manager, Microsoft Graph and data planes answer, as JSON.
import { z } from 'zod';
import type { ContentsFile } from './contents-types.ts';
import { durationPattern } from './durations.ts';

const id = z.string().regex(/^\/\S/, 'needs a whole id that begins with /');
const text = z.record(z.string(), z.string());
const object = z.record(z.string(), z.unknown());
const duration = z.string().regex(durationPattern, 'needs a duration of ISO 8601 such as P7D or PT4H');
const time = z
	.string()
	.refine((value) => !Number.isNaN(Date.parse(value)), 'needs a time such as 2026-01-31T09:00:00Z');
const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'needs a GUID');

const identity = z.looseObject({
	type: z.string(),
	principalId: z.string().optional(),
	tenantId: z.string().optional(),
	userAssignedIdentities: z
		.record(z.string(), z.looseObject({ principalId: z.string(), clientId: z.string() }))
		.optional(),
});

const resource = z.looseObject({
	id,
	name: z.string(),
	type: z.string(),
	location: z.string().optional(),
	kind: z.string().optional(),
	sku: object.nullish(),
	tags: text.nullish(),
	identity: identity.nullish(),
	etag: z.string().nullish(),
	systemData: object.nullish(),
	properties: object.optional(),
});

const permission = z.looseObject({
	actions: z.array(z.string()).default([]),
	notActions: z.array(z.string()).default([]),
	dataActions: z.array(z.string()).default([]),
	notDataActions: z.array(z.string()).default([]),
});

const principalReference = z.looseObject({ id: z.string(), type: z.string() });

const policyResource = z.looseObject({
	id,
	name: z.string(),
	type: z.string(),
	properties: object,
	location: z.string().optional(),
	identity: object.optional(),
});

/** The schema of a file. It refuses every other form. Members that Azure adds inside an entry are kept as they are. */
export const contentsSchema = z.strictObject({
	/** What the file tells, for people. */
	about: z.union([z.string(), z.array(z.string())]).optional(),
	tenantId: guid.optional(),
	operatorId: guid.optional(),
	subscriptions: z
		.array(
			z.looseObject({
				subscriptionId: guid,
				displayName: z.string(),
				state: z.enum(['Enabled', 'Warned', 'PastDue', 'Disabled', 'Deleted']).default('Enabled'),
			}),
		)
		.default([]),
	managementGroups: z
		.array(
			z.looseObject({
				name: z.string(),
				properties: z.looseObject({
					displayName: z.string(),
					details: z.looseObject({ parent: z.looseObject({ id }).nullish() }).nullish(),
					children: z.array(z.looseObject({ type: z.string(), name: z.string() })).nullish(),
				}),
			}),
		)
		.default([]),
	resources: z.array(resource).default([]),
	roleAssignments: z
		.array(
			z.looseObject({
				id,
				name: z.string(),
				properties: z.looseObject({
					roleDefinitionId: id,
					principalId: z.string(),
					principalType: z.string().default('ServicePrincipal'),
					scope: id.optional(),
					condition: z.string().nullish(),
					description: z.string().nullish(),
					createdOn: time.optional(),
					createdBy: z.string().nullish(),
					updatedOn: time.nullish(),
				}),
			}),
		)
		.default([]),
	roleDefinitions: z
		.array(
			z.looseObject({
				name: z.string(),
				properties: z.looseObject({
					roleName: z.string(),
					type: z.string().default('CustomRole'),
					description: z.string().nullish(),
					assignableScopes: z.array(z.string()).default(['/']),
					permissions: z.array(permission),
				}),
			}),
		)
		.default([]),
	roleEligibilityScheduleInstances: z
		.array(
			z.looseObject({
				id,
				name: z.string(),
				properties: z.looseObject({ roleDefinitionId: id, principalId: z.string(), scope: id }),
			}),
		)
		.default([]),
	denyAssignments: z
		.array(
			z.looseObject({
				id,
				name: z.string(),
				properties: z.looseObject({
					denyAssignmentName: z.string(),
					description: z.string().nullish(),
					permissions: z.array(permission),
					scope: id.optional(),
					doNotApplyToChildScopes: z.boolean().default(false),
					principals: z.array(principalReference),
					excludePrincipals: z.array(principalReference).default([]),
					isSystemProtected: z.boolean().default(false),
					createdOn: time.optional(),
				}),
			}),
		)
		.default([]),
	locks: z
		.array(
			z.looseObject({
				id,
				name: z.string(),
				properties: z.looseObject({ level: z.enum(['CanNotDelete', 'ReadOnly']), notes: z.string().nullish() }),
			}),
		)
		.default([]),
	policyAssignments: z.array(policyResource).default([]),
	policyDefinitions: z.array(policyResource).default([]),
	policyExemptions: z.array(policyResource).default([]),
	principals: z
		.array(
			z.looseObject({
				'@odata.type': z.enum(['#microsoft.graph.user', '#microsoft.graph.group', '#microsoft.graph.servicePrincipal']),
				id: z.string(),
				displayName: z.string().nullable(),
				userPrincipalName: z.string().nullish(),
				members: z.array(z.looseObject({ id: z.string() })).optional(),
			}),
		)
		.default([]),
	/** Host, path, body of a GET. */
	dataPlane: z
		.record(z.string(), z.record(z.string().regex(/^\//, 'needs a path that begins with /'), object))
		.default({}),
	clients: z
		.array(
			z.strictObject({
				accountId: id,
				credential: z.union([
					z.strictObject({ key: z.enum(['key1', 'key2']) }),
					z.strictObject({ principalId: z.string() }),
				]),
				ip: z.string(),
				deployment: z.string().default(''),
				operation: z.enum(['ChatCompletions_Create', 'Embeddings_Create', 'Transcriptions_Create']).optional(),
				firstCallAgo: duration,
				lastCallAgo: duration.optional(),
				pastInterval: duration,
				liveInterval: duration.optional(),
				pendingMigration: z
					.strictObject({
						principalId: z.string(),
						settingsToDelete: z.array(z.strictObject({ of: id, name: z.string() })),
					})
					.optional(),
			}),
		)
		.default([]),
	activityLog: z
		.array(
			z.strictObject({
				ago: duration,
				action: z.string(),
				resourceId: id,
				caller: z.strictObject({ id: z.string(), name: z.string(), type: z.enum(['User', 'ServicePrincipal']) }),
				ip: z.string(),
				status: z.enum(['Succeeded', 'Failed']),
				httpStatus: z.number().int(),
				method: z.string(),
			}),
		)
		.default([]),
}) satisfies z.ZodType<unknown, ContentsFile>;
