import type { CallOptions } from '../../model/azure.ts';
import type { DeniedPrincipal, DenyAssignment } from '../../model/evidence.ts';
import { subscriptionIdOf, withoutLeadingSlash } from '../../model/resource-id.ts';
import { asArray, asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import { toPermission } from '../mappers.ts';
import { readAllPages } from '../paging.ts';
import type { SdkClients } from '../sdk-clients.ts';

/** The id that stands for all principals (Azure RBAC, understand deny assignments). */
const everyoneId = '00000000-0000-0000-0000-000000000000';

const toDeniedPrincipals = (value: unknown): readonly DeniedPrincipal[] =>
	asArray(value).map((one) => ({ id: clean(asObject(one).id), isGroup: /^group$/i.test(clean(asObject(one).type)) }));

const toDenyAssignment = (value: unknown): DenyAssignment => {
	// @azure/arm-authorization lifts the properties to the top.
	const one = asObject(value);
	const principals = toDeniedPrincipals(one.principals);
	return {
		name: clean(one.denyAssignmentName) || clean(one.name),
		scope: clean(one.scope),
		permissions: asArray(one.permissions).map(toPermission),
		principals: principals.some(({ id }) => id === everyoneId) ? 'everyone' : principals,
		excludedPrincipals: toDeniedPrincipals(one.excludePrincipals),
		appliesToChildScopes: one.doNotApplyToChildScopes !== true,
	};
};

/** `GET {scope}/providers/Microsoft.Authorization/denyAssignments?$filter=atScope()`: at the scope and above. */
export const denyAssignments = async (
	{ authorization }: SdkClients,
	scope: string,
	{ signal }: CallOptions,
): Promise<readonly DenyAssignment[]> => {
	const { denyAssignments } = authorization(subscriptionIdOf(scope));
	const options = { filter: 'atScope()', abortSignal: signal };
	return (
		await readAllPages((watch) => denyAssignments.listForScope(withoutLeadingSlash(scope), { ...watch, ...options }))
	).map(toDenyAssignment);
};
