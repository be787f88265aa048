// What a policy's rule says about keys, read from its JSON.
import { describe, expect, it } from 'vitest';
import { parametersOf, whatItSays } from '../../source/azure/evidence/policy-rule.ts';

const type = 'Microsoft.CognitiveServices/accounts';
const alias = `${type}/disableLocalAuth`;
const none = parametersOf({}, {});
/** Azure Policy calls one half of a rule `then`, which the linter takes for a promise's. */
const rule = (condition: object, effect: unknown, details?: object) =>
	Object.fromEntries([
		['if', condition],
		['then', { effect, details }],
	]);
const says = (condition: object, effect = 'deny', details?: object) =>
	whatItSays(rule(condition, effect, details), none);

describe('a condition that is refused', () => {
	it.each([
		[{ field: alias, notEquals: true }, 'off'],
		[{ field: alias.toUpperCase(), notEquals: 'true' }, 'off'],
		[{ field: alias, equals: true }, 'on'],
		[{ field: alias, equals: 'false' }, 'off'],
		[{ field: alias, notEquals: false }, 'on'],
		[{ field: alias, exists: 'false' }, 'off'],
		[{ not: { field: alias, equals: true } }, 'off'],
		[{ not: { not: { field: alias, equals: true } } }, 'on'],
		[{ allOf: [{ field: 'type', equals: type }, { anyOf: [{ field: alias, notEquals: true }] }] }, 'off'],
		[{ field: alias, like: '*' }, undefined],
		[{ value: `[field('${alias}')]`, equals: true }, undefined],
	])('%j wants keys %s', (condition, wants) => {
		expect(says(condition)).toEqual({ effect: 'deny', wants, cutsNetwork: false });
	});

	it('of something else says nothing', () => {
		expect(says({ field: `${type}/publicNetworkAccess`, notEquals: 'Disabled' })).toBeUndefined();
		expect(says({ field: 'Microsoft.Search/searchServices/disableLocalAuth', notEquals: true })).toBeUndefined();
		expect(whatItSays(undefined, none)).toBeUndefined();
	});
});

describe('an effect', () => {
	it.each([
		['Audit', 'audit'],
		['auditIfNotExists', 'audit'],
		['DENY', 'deny'],
		['Modify', 'modify'],
		['DeployIfNotExists', 'redeploy'],
		['Disabled', 'off'],
		['manual', 'other'],
		["[if(equals(parameters('x'), 1), 'deny', 'audit')]", 'other'],
	])('%s is %s', (effect, expected) => {
		expect(says({ field: alias, notEquals: true }, effect)?.effect).toBe(expected);
	});

	it('comes from a given parameter before the default, whatever the case of its name', () => {
		const one = rule({ field: alias, notEquals: true }, "[parameters('effect')]");
		const declared = { effect: { defaultValue: 'Audit' } };
		expect(whatItSays(one, parametersOf({}, declared))?.effect).toBe('audit');
		expect(whatItSays(one, parametersOf({ Effect: { value: 'Deny' } }, declared))?.effect).toBe('deny');
		expect(whatItSays(one, parametersOf({}, declared), 'Disabled')?.effect).toBe('off');
	});
});

describe('a modify', () => {
	it.each([
		[{ operation: 'addOrReplace', field: alias, value: true }, 'off'],
		[{ operation: 'addOrReplace', field: alias, value: 'false' }, 'on'],
		[{ operation: 'remove', field: alias }, 'on'],
		[{ operation: 'addOrReplace', field: alias, value: "[field('tags.x')]" }, undefined],
	])('%j wants keys %s, whatever its condition', (operation, wants) => {
		const condition = { field: alias, notEquals: true };
		expect(says(condition, 'modify', { operations: [operation] })?.wants).toBe(wants);
	});
});

describe('a deployment', () => {
	const template = (properties: object) => ({
		deployment: {
			properties: {
				template: {
					parameters: { auth: { type: 'string' }, network: { defaultValue: 'Disabled' } },
					resources: [{ type, properties }],
				},
				parameters: { auth: { value: "[parameters('disableLocalAuth')]" } },
			},
		},
	});
	const through = (properties: object, value = 'true') =>
		whatItSays(
			rule({ field: 'type', equals: type }, 'deployIfNotExists', template(properties)),
			parametersOf({ disableLocalAuth: { value } }, {}),
		);

	it('wants what both lists of parameters hand on, and cuts the network unless it enables it', () => {
		const auth = "[parameters('auth')]";
		const network = "[parameters('network')]";
		expect(through({ disableLocalAuth: auth })).toEqual({ effect: 'redeploy', wants: 'off', cutsNetwork: false });
		expect(through({ disableLocalAuth: auth }, 'false')?.wants).toBe('on');
		expect(through({ disableLocalAuth: true, publicNetworkAccess: network })?.cutsNetwork).toBe(true);
		expect(through({ disableLocalAuth: true, publicNetworkAccess: 'Enabled' })?.cutsNetwork).toBe(false);
		expect(through({ publicNetworkAccess: 'Disabled' })).toBeUndefined();
	});

	it('falls back on what has to exist', () => {
		const details = { existenceCondition: { field: alias, equals: true } };
		expect(says({ field: 'type', equals: type }, 'auditIfNotExists', details)).toMatchObject({
			effect: 'audit',
			wants: 'off',
		});
	});
});
