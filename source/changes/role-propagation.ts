// Propagation: how long a role assignment that Azure lists may not work everywhere yet.
import type { RoleAssignment } from '../model/azure.ts';
import type { Check, TriState } from '../model/check.ts';
import { isAtManagementGroup } from '../model/resource-id.ts';

/** Milliseconds. Azure RBAC: a new assignment can take up to ten minutes to work everywhere (Microsoft Learn, RBAC troubleshooting). */
const rolePropagationTime = 10 * 60_000;

/** Milliseconds. Roles with data actions given at a management group may take hours to reach the data plane (Microsoft Learn). */
const managementGroupPropagationTime = 24 * 3600_000;

const hasPropagated = (one: RoleAssignment, now: number): TriState => {
	const at = Date.parse(one.createdOn ?? '');
	if (Number.isNaN(at)) return 'unknown';
	return now - at >= (isAtManagementGroup(one) ? managementGroupPropagationTime : rolePropagationTime) ? 'yes' : 'no';
};

/**
 * Returns the check that role assignments have propagated. The youngest assignment decides: a deployment may depend on it. `now`:
 * milliseconds since the epoch. None where no assignment is listed.
 */
export const propagationCheck = (through: readonly RoleAssignment[], now: number): readonly Check[] => {
	if (through.length === 0) return [];
	const young = through.filter((one) => hasPropagated(one, now) === 'no');
	const met =
		young.length > 0 ? 'no' : through.some((one) => hasPropagated(one, now) === 'unknown') ? 'unknown' : 'yes';
	const at = (young.length > 0 ? young : through)
		.map(({ createdOn = '' }) => createdOn)
		.toSorted()
		.at(-1);
	return [
		{
			id: 'roleHasSettled',
			weight: 'warns',
			met,
			subjects: at ? [{ kind: 'period', from: at, to: at }] : [],
		},
	];
};
