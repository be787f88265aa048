// Microsoft.PolicyInsights/checkPolicyRestrictions: the effect of policies on a resource that is not written yet.

import { requireAction } from '../authorization.ts';
import { AzureError, type HttpResponse, json, type RequestContext } from '../http.ts';
import { requireResourceGroup } from '../not-found.ts';
import type { JsonObject, Resource } from '../tenant-state.ts';
import { displayNameOf, effectivePolicies, policyEffect, policyRuleOf } from './effects.ts';
import { isConditionMet } from './policy-rule.ts';

type RestrictionsRequest = {
	readonly resourceDetails?: {
		readonly resourceContent?: JsonObject & { type?: string; name?: string };
		readonly apiVersion?: string;
	};
	readonly includeAuditEffect?: boolean;
};

const capitalize = (effect: string) => effect.charAt(0).toUpperCase() + effect.slice(1);

/**
 * Answers with the evaluations of the content that are not compliant: deny, and audit on request. Modify is none of
 * them, as in Azure: it does not refuse. Fields are not evaluated; `fieldRestrictions` is always empty.
 */
export const checkPolicyRestrictions = (context: RequestContext): HttpResponse => {
	const { tenant, params, now } = context;
	const group = `/subscriptions/${params.subscription}/resourceGroups/${params.group}`;
	requireAction(tenant, group, 'Microsoft.PolicyInsights/checkPolicyRestrictions/read', now);
	requireResourceGroup(tenant, group);
	const { resourceDetails, includeAuditEffect = false } = (context.body ?? {}) as RestrictionsRequest;
	const { type, name = 'resource', properties = {}, ...content } = resourceDetails?.resourceContent ?? {};
	if (!type)
		throw new AzureError(
			400,
			'InvalidCheckRestrictionsRequest',
			"The request needs 'resourceDetails.resourceContent.type'.",
		);
	const resource = { ...content, id: `${group}/providers/${type}/${name}`, name, type, properties } as Resource;
	const effects = includeAuditEffect ? ['deny', 'audit'] : ['deny'];
	const policyEvaluations = effectivePolicies(tenant, resource.id)
		.filter(
			(policy) =>
				effects.includes(policyEffect(policy)) &&
				isConditionMet(policyRuleOf(policy.definition).if, resource, policy.parameters),
		)
		.map((policy) => ({
			policyInfo: {
				policyDefinitionId: policy.definition.id,
				policySetDefinitionId: policy.initiative?.id ?? null,
				policyDefinitionReferenceId: policy.definitionReferenceId ?? null,
				policySetDefinitionName: policy.initiative?.name ?? null,
				policySetDefinitionDisplayName: policy.initiative ? displayNameOf(policy.initiative) : null,
				policyDefinitionName: policy.definition.name,
				policyDefinitionDisplayName: displayNameOf(policy.definition),
				policyAssignmentId: policy.assignment.id,
				policyAssignmentName: policy.assignment.name,
				policyAssignmentDisplayName: displayNameOf(policy.assignment),
				policyAssignmentScope: policy.assignment.properties.scope,
			},
			evaluationResult: 'NonCompliant',
			evaluationDetails: { evaluatedExpressions: [], reason: '' },
			effectDetails: { policyEffect: capitalize(policyEffect(policy)) },
		}));
	return json(200, { fieldRestrictions: [], contentEvaluationResult: { policyEvaluations } });
};
