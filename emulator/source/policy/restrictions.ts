// Microsoft.PolicyInsights/checkPolicyRestrictions: what policies would say to a resource that is not written yet.
import { type Answer, type Call, json, Refusal } from '../http.ts';
import { demandGroup } from '../not-found.ts';
import { demand } from '../rights.ts';
import type { Fields, Resource } from '../world.ts';
import { applied, display, effectOf, ruleOf } from './effects.ts';
import { holds } from './rule.ts';

type Ask = {
	readonly resourceDetails?: {
		readonly resourceContent?: Fields & { type?: string; name?: string };
		readonly apiVersion?: string;
	};
	readonly includeAuditEffect?: boolean;
};

const capital = (effect: string) => effect.charAt(0).toUpperCase() + effect.slice(1);

/**
 * The evaluations of the content that come out as not compliant: deny, and audit where it is asked for. Modify is none of
 * them, as in Azure: it does not refuse. Fields are not evaluated; `fieldRestrictions` is always empty.
 */
export const check = (call: Call): Answer => {
	const { world, params, now } = call;
	const group = `/subscriptions/${params.subscription}/resourceGroups/${params.group}`;
	demand(world, group, 'Microsoft.PolicyInsights/checkPolicyRestrictions/read', now);
	demandGroup(world, group);
	const { resourceDetails, includeAuditEffect = false } = (call.body ?? {}) as Ask;
	const { type, name = 'resource', properties = {}, ...content } = resourceDetails?.resourceContent ?? {};
	if (!type)
		throw new Refusal(
			400,
			'InvalidCheckRestrictionsRequest',
			"The request needs 'resourceDetails.resourceContent.type'.",
		);
	const resource = { ...content, id: `${group}/providers/${type}/${name}`, name, type, properties } as Resource;
	const effects = includeAuditEffect ? ['deny', 'audit'] : ['deny'];
	const policyEvaluations = applied(world, resource.id)
		.filter(
			(policy) =>
				effects.includes(effectOf(policy)) && holds(ruleOf(policy.definition).if, resource, policy.parameters),
		)
		.map((policy) => ({
			policyInfo: {
				policyDefinitionId: policy.definition.id,
				policySetDefinitionId: policy.set?.id ?? null,
				policyDefinitionReferenceId: policy.reference ?? null,
				policySetDefinitionName: policy.set?.name ?? null,
				policySetDefinitionDisplayName: policy.set ? display(policy.set) : null,
				policyDefinitionName: policy.definition.name,
				policyDefinitionDisplayName: display(policy.definition),
				policyAssignmentId: policy.assignment.id,
				policyAssignmentName: policy.assignment.name,
				policyAssignmentDisplayName: display(policy.assignment),
				policyAssignmentScope: policy.assignment.properties.scope,
			},
			evaluationResult: 'NonCompliant',
			evaluationDetails: { evaluatedExpressions: [], reason: '' },
			effectDetails: { policyEffect: capital(effectOf(policy)) },
		}));
	return json(200, { fieldRestrictions: [], contentEvaluationResult: { policyEvaluations } });
};
