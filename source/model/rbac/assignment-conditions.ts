// What the condition of a role assignment says about giving and taking roles: the part of Azure's conditions that the portal
// writes for constrained administrators. Grammar: Microsoft Learn, "Azure role assignment condition format and syntax" and
// "Delegate Azure role assignment management with conditions".

import type { TriState } from '../check.ts';
import type { RoleDefinitionId } from '../resource-id.ts';
import { matchesAction } from './action-patterns.ts';

/** What is asked for; `roleId`: GUID of the role that is given or taken. The program gives roles to services alone. */
export type ConditionRequest = { readonly action: string; readonly roleId: RoleDefinitionId | undefined };

export type ConditionResult = {
	readonly met: TriState;
	/** GUIDs of the roles that it lets through, in lower case; empty where it does not list them. */
	readonly roleIds: readonly string[];
};

const rolePattern = /RoleDefinitionId\]\s+\w+:(GuidEquals|GuidNotEquals)\s*\{([^}]*)\}/gi;
const typePattern = /PrincipalType\]\s+\w+:StringEqualsIgnoreCase\s*\{([^}]*)\}/gi;
const listed = (text = ''): readonly string[] =>
	text
		.toLowerCase()
		.split(',')
		.map((one) => one.replace(/['\s]/g, ''));

/** The clauses of a condition, each from the actions that it is about to where the next one begins. */
const clausesOf = (condition: string): readonly string[] =>
	condition.split(/(?=!\s*\(\s*ActionMatches\s*\{)/i).slice(1);

const clauseResult = (clause: string, { roleId }: ConditionRequest): ConditionResult => {
	const unclear: ConditionResult = { met: 'unknown', roleIds: [] };
	const roles = [...clause.matchAll(rolePattern)];
	const types = [...clause.matchAll(typePattern)];
	const attributes = clause.match(/@\w+\[/g)?.length ?? 0;
	const [role] = roles;
	// Only a list of roles, and maybe of types of principals, all of which must hold, is understood here.
	const isPlain = role && roles.length === 1 && roles.length + types.length === attributes;
	if (!isPlain || (clause.match(/\bOR\b/gi)?.length ?? 0) > 1 || /\bNOT\b/i.test(clause)) return unclear;
	const ids = listed(role[2]);
	const isEither = /^GuidEquals$/i.test(role[1] ?? '');
	const roleIds = isEither ? ids : [];
	if (!types.every(([, names]) => listed(names).includes('serviceprincipal'))) return { met: 'no', roleIds };
	if (roleId === undefined) return { met: 'unknown', roleIds };
	return { met: ids.includes(roleId.toLowerCase()) === isEither ? 'yes' : 'no', roleIds };
};

/** Whether the condition lets the request through: `unknown` where it says what is not understood here. */
export const conditionLets = (condition: string, request: ConditionRequest): ConditionResult => {
	const clauses = clausesOf(condition);
	if (clauses.length === 0 || clauses.length !== (condition.match(/ActionMatches/gi)?.length ?? 0))
		return { met: 'unknown', roleIds: [] };
	const [about, ...more] = clauses.filter((clause) => {
		const [, pattern = ''] = /ActionMatches\s*\{\s*'([^']+)'/i.exec(clause) ?? [];
		return matchesAction(pattern, request.action);
	});
	if (!about) return { met: 'yes', roleIds: [] };
	return more.length > 0 ? { met: 'unknown', roleIds: [] } : clauseResult(about, request);
};
