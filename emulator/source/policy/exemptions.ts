// What exemptions lift: an assignment, or of an initiative some of its definitions, at a scope and until a time.
import { covers } from '../scopes.ts';
import { lower, type World } from '../world.ts';

export const exemptScope = (id: string): string =>
	id.split(/\/providers\/Microsoft\.Authorization\/policyExemptions\//i)[0] ?? '';

export const isExempt = (world: World, resourceId: string, assignmentId: string, reference: string): boolean =>
	world.policyExemptions.some(({ id, properties }) => {
		const { policyAssignmentId, policyDefinitionReferenceIds, expiresOn } = properties as {
			policyAssignmentId: string;
			policyDefinitionReferenceIds?: readonly string[];
			expiresOn?: string;
		};
		return (
			lower(policyAssignmentId) === lower(assignmentId) &&
			covers(world, exemptScope(id), resourceId) &&
			(!expiresOn || Date.parse(expiresOn) > world.options.clock()) &&
			(!policyDefinitionReferenceIds?.length || policyDefinitionReferenceIds.includes(reference))
		);
	});
