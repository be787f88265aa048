// What a policy says about keys that are turned off, and on again.
import { describe, expect, it } from 'vitest';
import { enableKeys } from '../../source/changes/kinds/enable-keys.ts';
import { policyChecksForDisabling, policyChecksForEnabling } from '../../source/changes/preconditions.ts';
import type { KeyPolicy } from '../../source/model/evidence.ts';
import { en as english } from '../../source/strings/en/index.ts';
import { ja as japanese } from '../../source/strings/ja/index.ts';
import { findAccount, startPracticeTenant } from '../helpers/practice-tenant.ts';

const policyOutcomes = (effect: KeyPolicy['effect'], wants: KeyPolicy['requiredKeyAuth'], cutsNetwork = false) => {
	const policy: KeyPolicy = {
		name: 'A policy',
		assignmentId: '',
		scope: '',
		definitionId: '',
		definitionName: '',
		effect,
		requiredKeyAuth: wants,
		restrictsNetwork: cutsNetwork,
	};
	const checks = [policyChecksForDisabling, policyChecksForEnabling].flatMap((all) =>
		all({ known: true, value: [policy] }),
	);
	return Object.fromEntries(checks.map(({ id, met }) => [id, met]));
};

describe('a policy', () => {
	it.each(['deny', 'modify', 'redeploy'] as const)(
		'with the effect %s stands against the value it does not want',
		(effect) => {
			expect(policyOutcomes(effect, 'off')).toMatchObject({
				policyLetsKeysGo: 'yes',
				mayBeUndone: 'no',
				policyLetsKeysBack: 'no',
			});
			expect(policyOutcomes(effect, 'on')).toMatchObject({
				policyLetsKeysGo: 'no',
				mayBeUndone: 'yes',
				policyLetsKeysBack: 'yes',
			});
		},
	);

	it.each([
		['deny', undefined],
		['modify', undefined],
		['redeploy', undefined],
		['other', undefined],
		['other', 'off'],
	] as const)('that is not understood (%s, %s) is no yes', (effect, wants) => {
		expect(policyOutcomes(effect, wants)).toMatchObject({
			policyLetsKeysGo: 'unknown',
			mayBeUndone: 'unknown',
			policyLetsKeysBack: 'unknown',
		});
	});

	it('that redeploys gets the network warning only where it cuts the network', () => {
		expect(policyOutcomes('redeploy', 'off', true)).toMatchObject({ noRedeployPolicy: 'no', networkStays: 'no' });
		const open = policyOutcomes('redeploy', 'off', false);
		expect([open.noRedeployPolicy, open.networkStays]).toEqual(['no', undefined]);
		for (const { checks } of [english, japanese]) {
			expect(checks.noRedeployPolicy.no('it')).not.toMatch(/network|subdomain|ネットワーク|サブドメイン/);
			expect(checks.networkStays.no('it')).toMatch(/network|ネットワーク/);
		}
	});

	it.each(['audit', 'off'] as const)('that does nothing (%s) is in nobody’s way', (effect) => {
		for (const wants of ['on', 'off', undefined] as const)
			expect(new Set(Object.values(policyOutcomes(effect, wants)))).toEqual(new Set(['yes']));
	});
});

it('that keeps keys off is told of before they are turned on again', async () => {
	const practice = await startPracticeTenant();
	try {
		const { id: accountId } = await findAccount(practice.azure, 'aoai-contoso-baseline');
		const { checks } = enableKeys.plan(await enableKeys.read(practice.azure, { accountId }, {}), { accountId });
		expect(checks.find(({ id }) => id === 'policyLetsKeysBack')).toMatchObject({ met: 'no', weight: 'warns' });
	} finally {
		await practice.close();
	}
});
