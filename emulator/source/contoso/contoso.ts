// Contoso: an organisation whose accounts each tell a story. Data only; every id is fixed.
import { builtInRoles } from '../built-in-roles.ts';
import type { TenantContents } from '../tenant-state.ts';
import { accessScenario } from './access-scenario.ts';
import { deployments } from './accounts.ts';
import { clientScenario } from './client-scenario.ts';
import { coreScenario, locks, principals } from './core-scenario.ts';
import {
	development,
	kensho,
	legacy,
	operator,
	partner,
	production,
	type Scenario,
	sandbox,
	tenantId,
} from './fixtures.ts';
import { keyHolderScenario } from './key-holder-scenario.ts';
import { managementGroups } from './management-groups.ts';
import { policyDefinitions, policyScenario } from './policy-scenario.ts';

const scenarios: readonly Scenario[] = [
	{ ...coreScenario, principals },
	keyHolderScenario,
	accessScenario,
	policyScenario,
	clientScenario,
];

const collect = <T>(of: (one: Scenario) => readonly T[] | undefined): readonly T[] =>
	scenarios.flatMap((one) => of(one) ?? []);

/** A fresh copy of everything: a tenant may change what it is given. */
export const createContosoContents = (): TenantContents =>
	structuredClone({
		tenantId,
		operatorId: operator.id,
		subscriptions: [production, development, kensho, sandbox, legacy, partner],
		managementGroups,
		resources: collect((one) => one.resources),
		deployments,
		principals: collect((one) => one.principals),
		roleAssignments: collect((one) => one.roleAssignments),
		roleDefinitions: builtInRoles,
		locks,
		denyAssignments: collect((one) => one.denyAssignments),
		policyAssignments: collect((one) => one.policyAssignments),
		policyExemptions: collect((one) => one.policyExemptions),
		policyDefinitions,
		clients: collect((one) => one.clients),
		activityLog: collect((one) => one.activityLog),
	});
