// What exemptions lift: an assignment, or of an initiative some of its definitions, at a scope and until a time.
import { scopeContains } from '../scopes.ts';
import { lower, type TenantState } from '../tenant-state.ts';

/** Returns the scope that an exemption is attached to, out of its id. */
export const exemptionScope = (id: string): string =>
	id.split(/\/providers\/Microsoft\.Authorization\/policyExemptions\//i)[0] ?? '';

/**
 * Whether an exemption that has not expired lifts the assignment, or one definition of its initiative, from a
 * resource.
 */
export const isExempt = (tenant: TenantState, resourceId: string, assignmentId: string, reference: string): boolean =>
	tenant.policyExemptions.some(({ id, properties }) => {
		const { policyAssignmentId, policyDefinitionReferenceIds, expiresOn } = properties as {
			policyAssignmentId: string;
			policyDefinitionReferenceIds?: readonly string[];
			expiresOn?: string;
		};
		return (
			lower(policyAssignmentId) === lower(assignmentId) &&
			scopeContains(tenant, exemptionScope(id), resourceId) &&
			(!expiresOn || Date.parse(expiresOn) > tenant.options.clock()) &&
			(!policyDefinitionReferenceIds?.length || policyDefinitionReferenceIds.includes(reference))
		);
	});
