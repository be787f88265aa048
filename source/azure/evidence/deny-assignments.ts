import type { CallOptions } from '../../model/azure.ts';
import type { DeniedPrincipal, DenyAssignment } from '../../model/evidence.ts';
import { bare, subscriptionOf } from '../../model/resource-id-parts.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list, permissionWords } from '../mappers.ts';
import { everyRow } from '../pages.ts';
import type { Reach } from '../sdk-clients.ts';

/** Stands for all principals (Azure RBAC, understand deny assignments). */
const everyone = '00000000-0000-0000-0000-000000000000';

const principalsOf = (value: unknown): readonly DeniedPrincipal[] =>
	list(value).map((one) => ({ id: clean(fields(one).id), isGroup: /^group$/i.test(clean(fields(one).type)) }));

const denyWords = (value: unknown): DenyAssignment => {
	// @azure/arm-authorization lifts the properties to the top.
	const one = fields(value);
	const principals = principalsOf(one.principals);
	return {
		name: clean(one.denyAssignmentName) || clean(one.name),
		scope: clean(one.scope),
		permissions: list(one.permissions).map(permissionWords),
		principals: principals.some(({ id }) => id === everyone) ? 'everyone' : principals,
		excludedPrincipals: principalsOf(one.excludePrincipals),
		reachesBelow: one.doNotApplyToChildScopes !== true,
	};
};

/** `GET {scope}/providers/Microsoft.Authorization/denyAssignments?$filter=atScope()`: at the scope and above. */
export const denyAssignments = async (
	{ authorization }: Reach,
	scope: string,
	{ signal }: CallOptions,
): Promise<readonly DenyAssignment[]> => {
	const { denyAssignments } = authorization(subscriptionOf(scope));
	const options = { filter: 'atScope()', abortSignal: signal };
	return (await everyRow((watch) => denyAssignments.listForScope(bare(scope), { ...watch, ...options }))).map(
		denyWords,
	);
};
