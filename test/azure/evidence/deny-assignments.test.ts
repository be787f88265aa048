// Deny assignments, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forbiddenResponse, interceptPath } from '../../helpers/intercepting-client.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';
import { problemOf } from '../../helpers/problem-of.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

const idOf = async (name: string) => (await findAccount(practice.azure, name)).id;

describe('deny assignments', () => {
	it('tells of one that is inherited from the group and meant for everyone', async () => {
		const [deny, ...others] = await practice.azure.denyAssignments(await idOf('aoai-contoso-managed'));
		expect(others).toEqual([]);
		expect(deny).toMatchObject({ principals: 'everyone', appliesToChildScopes: true });
		expect(deny?.name).toContain('fabrikam-assistant');
		expect(deny?.scope).toMatch(/\/resourceGroups\/rg-managed-app$/);
		expect(deny?.excludedPrincipals.length).toBe(1);
		expect(deny?.permissions[0]?.dataActions).toEqual(['Microsoft.CognitiveServices/accounts/OpenAI/deployments/*']);
	});

	it('are none for an account without', async () => {
		expect(await practice.azure.denyAssignments(await idOf('aoai-contoso-chat'))).toEqual([]);
	});

	it('that may not be read are a problem, not none', async () => {
		const azure = interceptPath(practice, /denyAssignments/, forbiddenResponse);
		expect((await problemOf(azure.denyAssignments(await idOf('aoai-contoso-chat')))).kind).toBe('forbidden');
	});
});
