// Contoso: an organisation whose accounts each tell a story. Data only; every id is fixed.
import { builtInRoles } from '../role-definitions.ts';
import type { Contents } from '../world.ts';
import { accessStories } from './access.ts';
import { deployments } from './accounts.ts';
import { callerStories } from './callers.ts';
import { firstStories, locks, principals } from './first-stories.ts';
import { keyHolderStories } from './key-holders.ts';
import { managementGroups } from './management-groups.ts';
import { policyDefinitions, policyStories } from './policies.ts';
import {
	development,
	kensho,
	legacy,
	operator,
	partner,
	production,
	type Stories,
	sandbox,
	tenantId,
} from './words.ts';

const stories: readonly Stories[] = [
	{ ...firstStories, principals },
	keyHolderStories,
	accessStories,
	policyStories,
	callerStories,
];

const all = <T>(of: (one: Stories) => readonly T[] | undefined): readonly T[] =>
	stories.flatMap((one) => of(one) ?? []);

/** A fresh copy of everything: a tenant may change what it is given. */
export const contoso = (): Contents =>
	structuredClone({
		tenantId,
		operatorId: operator.id,
		subscriptions: [production, development, kensho, sandbox, legacy, partner],
		managementGroups,
		resources: all((one) => one.resources),
		deployments,
		principals: all((one) => one.principals),
		assignments: all((one) => one.assignments),
		roles: builtInRoles,
		locks,
		denies: all((one) => one.denies),
		policyAssignments: all((one) => one.policyAssignments),
		policyExemptions: all((one) => one.policyExemptions),
		policyDefinitions,
		callers: all((one) => one.callers),
		activities: all((one) => one.activities),
	});
