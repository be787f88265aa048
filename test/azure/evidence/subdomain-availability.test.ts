// Whether a subdomain is free, read by the real client from the served tenant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../../helpers/practice-tenant.ts';

let practice: PracticeTenant;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => practice.close());

describe('a subdomain', () => {
	it('can be had or not', async () => {
		const { subscriptionId } = await findAccount(practice.azure, 'aoai-contoso-regional');
		const asked = (name: string) => practice.azure.subdomainAvailability(subscriptionId, name, 'OpenAI');
		expect(await asked('contoso-brand-new')).toEqual({ isAvailable: true, reason: '' });
		expect(await asked('aoai-contoso-chat')).toMatchObject({
			isAvailable: false,
			reason: expect.stringContaining('aoai'),
		});
	});
});
