// A file of contents, as a person writes it: the type for code; contents-schema.ts checks the same of a file.

type Json = Record<string, unknown>;

/** An entry takes any other member that Azure writes into it. */
type Entry<Known> = Known & { [member: string]: unknown };

type Placed = { id: string; name: string };

export type PermissionEntry = Entry<{
	actions?: string[];
	notActions?: string[];
	dataActions?: string[];
	notDataActions?: string[];
}>;

export type PolicyEntry = Entry<Placed & { type: string; properties: Json; location?: string; identity?: Json }>;

type PrincipalReference = Entry<{ id: string; type: string }>;

export type ContentsFile = {
	about?: string | string[];
	tenantId?: string;
	operatorId?: string;
	subscriptions?: Entry<{
		subscriptionId: string;
		displayName: string;
		state?: 'Enabled' | 'Warned' | 'PastDue' | 'Disabled' | 'Deleted';
	}>[];
	managementGroups?: Entry<{
		name: string;
		properties: Entry<{
			displayName: string;
			details?: Entry<{ parent?: Entry<{ id: string }> | null }> | null;
			children?: Entry<{ type: string; name: string }>[] | null;
		}>;
	}>[];
	resources?: Entry<
		Placed & {
			type: string;
			location?: string;
			kind?: string;
			sku?: Json | null;
			tags?: Record<string, string> | null;
			identity?: Entry<{
				type: string;
				principalId?: string;
				tenantId?: string;
				userAssignedIdentities?: Record<string, Entry<{ principalId: string; clientId: string }>>;
			}> | null;
			etag?: string | null;
			systemData?: Json | null;
			properties?: Json;
		}
	>[];
	roleAssignments?: Entry<
		Placed & {
			properties: Entry<{
				roleDefinitionId: string;
				principalId: string;
				principalType?: string;
				scope?: string;
				condition?: string | null;
				description?: string | null;
				createdOn?: string;
				createdBy?: string | null;
				updatedOn?: string | null;
			}>;
		}
	>[];
	roleDefinitions?: Entry<{
		name: string;
		properties: Entry<{
			roleName: string;
			type?: string;
			description?: string | null;
			assignableScopes?: string[];
			permissions: PermissionEntry[];
		}>;
	}>[];
	roleEligibilityScheduleInstances?: Entry<
		Placed & { properties: Entry<{ roleDefinitionId: string; principalId: string; scope: string }> }
	>[];
	denyAssignments?: Entry<
		Placed & {
			properties: Entry<{
				denyAssignmentName: string;
				description?: string | null;
				permissions: PermissionEntry[];
				scope?: string;
				doNotApplyToChildScopes?: boolean;
				principals: PrincipalReference[];
				excludePrincipals?: PrincipalReference[];
				isSystemProtected?: boolean;
				createdOn?: string;
			}>;
		}
	>[];
	locks?: Entry<Placed & { properties: Entry<{ level: 'CanNotDelete' | 'ReadOnly'; notes?: string | null }> }>[];
	policyAssignments?: PolicyEntry[];
	policyDefinitions?: PolicyEntry[];
	policyExemptions?: PolicyEntry[];
	principals?: Entry<{
		'@odata.type': '#microsoft.graph.user' | '#microsoft.graph.group' | '#microsoft.graph.servicePrincipal';
		id: string;
		displayName: string | null;
		userPrincipalName?: string | null;
		members?: Entry<{ id: string }>[];
	}>[];
	/** Host, path, body of a GET. */
	dataPlane?: Record<string, Record<string, Json>>;
	/** Durations are ISO 8601: `PT4H`. */
	clients?: {
		accountId: string;
		credential: { key: 'key1' | 'key2' } | { principalId: string };
		ip: string;
		deployment?: string;
		operation?: 'ChatCompletions_Create' | 'Embeddings_Create' | 'Transcriptions_Create';
		firstCallAgo: string;
		lastCallAgo?: string;
		pastInterval: string;
		liveInterval?: string;
		pendingMigration?: { principalId: string; settingsToDelete: { of: string; name: string }[] };
	}[];
	activityLog?: {
		ago: string;
		action: string;
		resourceId: string;
		caller: { id: string; name: string; type: 'User' | 'ServicePrincipal' };
		ip: string;
		status: 'Succeeded' | 'Failed';
		httpStatus: number;
		method: string;
	}[];
};
