// What the operator may do is weighed with their own deny assignments and conditions, before anything is confirmed.
import { afterEach, describe, expect, it } from 'vitest';
import { toProblem } from '../../source/azure/pipeline/error-mapper.ts';
import { permissionCheck, readOperatorRights } from '../../source/changes/operator-rights.ts';
import { conditionLets } from '../../source/model/rbac/assignment-conditions.ts';
import { actions, builtInRoles } from '../../source/model/rbac/permissions.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';

let practice: PracticeTenant;
afterEach(() => practice?.close());

const rightsAt = async (name: string) => {
	practice = await startPracticeTenant();
	const { id } = await findAccount(practice.azure, name);
	const before = practice.tenant.receivedRequests.length;
	const rights = await readOperatorRights(practice.azure, id, {});
	return { rights, requests: practice.tenant.receivedRequests.length - before };
};

describe('the operator', () => {
	it('under a deny assignment of a managed application may not change the account, nor give roles', async () => {
		const { rights, requests } = await rightsAt('aoai-contoso-managed');
		for (const [id, action] of [
			['mayWriteAccount', actions.writeAccount],
			['mayAssignRoles', actions.assignRoles],
			['mayRegenerate', actions.regenerateKey],
		] as const)
			expect(permissionCheck(rights, id, action, 'blocks')).toMatchObject({
				met: 'no',
				weight: 'blocks',
				because: 'denied',
				subjects: [{ kind: 'assignment', name: expect.stringContaining('System deny assignment created by managed') }],
			});
		expect(requests).toBe(4);
	});

	it('whose own assignment lets only Cognitive Services User through may give that one alone', async () => {
		const { rights } = await rightsAt('aoai-kensho-04');
		const check = (roleId: string) => permissionCheck(rights, 'mayAssignRoles', actions.assignRoles, 'blocks', roleId);
		expect(check(builtInRoles.cognitiveServicesUser).met).toBe('yes');
		expect(check(builtInRoles.openAiUser)).toMatchObject({
			met: 'no',
			because: 'otherRoles',
			subjects: [{ kind: 'role', name: 'Cognitive Services User' }],
		});
		expect(permissionCheck(rights, 'mayRemoveRoles', actions.removeRoles, 'warns', builtInRoles.openAiUser).met).toBe(
			'no',
		);
	});

	it('who is only eligible is told to activate the role', async () => {
		const { rights } = await rightsAt('aoai-kensho-05');
		for (const [id, action] of [
			['mayWriteAccount', actions.writeAccount],
			['mayAssignRoles', actions.assignRoles],
		] as const)
			expect(permissionCheck(rights, id, action, 'blocks')).toMatchObject({
				met: 'no',
				because: 'eligible',
				subjects: [{ kind: 'role', name: 'Owner' }],
			});
	});

	it('whom nothing restricts may do it', async () => {
		const { rights, requests } = await rightsAt('aoai-contoso-chat');
		expect(permissionCheck(rights, 'mayAssignRoles', actions.assignRoles, 'blocks', builtInRoles.openAiUser).met).toBe(
			'yes',
		);
		expect(requests).toBe(4);
	});

	it('of whom deny assignments cannot be read is not said to be allowed, and not stopped', async () => {
		practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-chat');
		await practice.server.faults.set([{ kind: 'http-403', match: 'denyAssignments' }]);
		const rights = await readOperatorRights(practice.azure, id, {});
		expect(permissionCheck(rights, 'mayWriteAccount', actions.writeAccount, 'blocks')).toMatchObject({
			met: 'unknown',
			weight: 'warns',
			because: 'rightsUnread',
		});
	});
});

describe('a condition over role assignments', () => {
	const [user, openAiUser] = [builtInRoles.cognitiveServicesUser, builtInRoles.openAiUser];
	const about = (test: string) => `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (${test}))`;
	const roleIn = (operator: string, ids: string) =>
		`@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ${operator} {${ids}}`;
	const types = (names: string) =>
		`@Request[Microsoft.Authorization/roleAssignments:PrincipalType] ForAnyOfAnyValues:StringEqualsIgnoreCase {${names}}`;
	it.each([
		['that lists the role', about(roleIn('ForAnyOfAnyValues:GuidEquals', `${openAiUser}, ${user}`)), 'yes'],
		['that lists another', about(roleIn('ForAnyOfAnyValues:GuidEquals', openAiUser)), 'no'],
		['that lists all but some', about(roleIn('ForAnyOfAllValues:GuidNotEquals', openAiUser)), 'yes'],
		['that lists all but this one', about(roleIn('ForAnyOfAllValues:GuidNotEquals', user)), 'no'],
		[
			'for people alone',
			about(`${roleIn('ForAnyOfAnyValues:GuidEquals', user)} AND ${types("'User', 'Group'")}`),
			'no',
		],
		['over another action', about('x').replace('write', 'delete'), 'yes'],
		[
			'for certain principals',
			about(
				`${roleIn('ForAnyOfAnyValues:GuidEquals', user)} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalId] ForAnyOfAnyValues:GuidEquals {a}`,
			),
			'unknown',
		],
		['with a choice', about(`${roleIn('ForAnyOfAnyValues:GuidEquals', openAiUser)} OR ${types("'User'")}`), 'unknown'],
		['that is not understood', "@Environment[UtcNow] DateTimeGreaterThan '2026-01-01T00:00:00Z'", 'unknown'],
	] as const)('%s', (_, condition, met) => {
		expect(conditionLets(condition, { action: actions.assignRoles, roleId: user }).met).toBe(met);
	});
});

it.each([
	['DenyAssignmentAuthorizationFailed', 'access is denied because of the deny assignment', 'denied'],
	[
		'AuthorizationFailed',
		"does not have authorization or an ABAC condition not fulfilled to perform action 'x'",
		'conditionUnmet',
	],
	['AuthorizationFailed', "does not have authorization to perform action 'x'", 'forbidden'],
	['LinkedAuthorizationFailed', 'does not have permission', 'forbidden'],
] as const)('%s (%s) is the problem %s', (code, message, kind) => {
	const error = { name: 'RestError', statusCode: 403, code, message };
	expect(toProblem(error, 0)).toMatchObject({ kind });
});
