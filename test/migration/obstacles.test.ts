// What a policy says about keys that are turned off, and on again.
import { describe, expect, it } from 'vitest';
import type { KeyPolicy } from '../../source/azure/evidence.ts';
import { policyChecks, policyChecksForOn } from '../../source/migration/obstacles.ts';

const metsOf = (effect: KeyPolicy['effect'], wants: KeyPolicy['wants']) => {
	const policy: KeyPolicy = {
		name: 'A policy',
		assignmentId: '',
		scope: '',
		definitionId: '',
		definitionName: '',
		effect,
		wants,
		cutsNetwork: false,
	};
	const checks = [policyChecks, policyChecksForOn].flatMap((all) => all({ known: true, value: [policy] }));
	return Object.fromEntries(checks.map(({ id, met }) => [id, met]));
};

describe('a policy', () => {
	it.each(['deny', 'modify', 'redeploy'] as const)(
		'with the effect %s stands against the value it does not want',
		(effect) => {
			expect(metsOf(effect, 'off')).toMatchObject({
				policyLetsKeysGo: 'yes',
				mayBeUndone: 'no',
				policyLetsKeysBack: 'no',
			});
			expect(metsOf(effect, 'on')).toMatchObject({
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
		expect(metsOf(effect, wants)).toMatchObject({
			policyLetsKeysGo: 'unknown',
			mayBeUndone: 'unknown',
			policyLetsKeysBack: 'unknown',
		});
	});

	it.each(['audit', 'off'] as const)('that does nothing (%s) is in nobody’s way', (effect) => {
		for (const wants of ['on', 'off', undefined] as const)
			expect(new Set(Object.values(metsOf(effect, wants)))).toEqual(new Set(['yes']));
	});
});
