// What a policy's rule says about keys, read from its JSON.
import { describe, expect, it } from 'vitest';
import { policyParameters, readKeyAuthRule } from '../../../source/azure/evidence/policy-rule.ts';

const type = 'Microsoft.CognitiveServices/accounts';
const alias = `${type}/disableLocalAuth`;
const none = policyParameters({}, {});
/** Azure Policy calls one half of a rule `then`, which the linter takes for a promise's. */
const buildRule = (condition: object, effect: unknown, details?: object) =>
	Object.fromEntries([
		['if', condition],
		['then', { effect, details }],
	]);
const evaluateRule = (condition: object, effect = 'deny', details?: object) =>
	readKeyAuthRule(buildRule(condition, effect, details), none);

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
		expect(evaluateRule(condition)).toEqual({ effect: 'deny', requiredKeyAuth: wants, restrictsNetwork: false });
	});

	it('of something else says nothing', () => {
		expect(evaluateRule({ field: `${type}/publicNetworkAccess`, notEquals: 'Disabled' })).toBeUndefined();
		expect(
			evaluateRule({ field: 'Microsoft.Search/searchServices/disableLocalAuth', notEquals: true }),
		).toBeUndefined();
		expect(readKeyAuthRule(undefined, none)).toBeUndefined();
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
		expect(evaluateRule({ field: alias, notEquals: true }, effect)?.effect).toBe(expected);
	});

	it('comes from a given parameter before the default, case of its name aside', () => {
		const one = buildRule({ field: alias, notEquals: true }, "[parameters('effect')]");
		const declared = { effect: { defaultValue: 'Audit' } };
		expect(readKeyAuthRule(one, policyParameters({}, declared))?.effect).toBe('audit');
		expect(readKeyAuthRule(one, policyParameters({ Effect: { value: 'Deny' } }, declared))?.effect).toBe('deny');
		expect(readKeyAuthRule(one, policyParameters({}, declared), 'Disabled')?.effect).toBe('off');
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
		expect(evaluateRule(condition, 'modify', { operations: [operation] })?.requiredKeyAuth).toBe(wants);
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
		readKeyAuthRule(
			buildRule({ field: 'type', equals: type }, 'deployIfNotExists', template(properties)),
			policyParameters({ disableLocalAuth: { value } }, {}),
		);

	it('wants what both lists of parameters hand on, and cuts the network unless it enables it', () => {
		const auth = "[parameters('auth')]";
		const network = "[parameters('network')]";
		expect(through({ disableLocalAuth: auth })).toEqual({
			effect: 'redeploy',
			requiredKeyAuth: 'off',
			restrictsNetwork: false,
		});
		expect(through({ disableLocalAuth: auth }, 'false')?.requiredKeyAuth).toBe('on');
		expect(through({ disableLocalAuth: true, publicNetworkAccess: network })?.restrictsNetwork).toBe(true);
		expect(through({ disableLocalAuth: true, publicNetworkAccess: 'Enabled' })?.restrictsNetwork).toBe(false);
		expect(through({ publicNetworkAccess: 'Disabled' })).toBeUndefined();
	});

	it('falls back on what has to exist', () => {
		const details = { existenceCondition: { field: alias, equals: true } };
		expect(evaluateRule({ field: 'type', equals: type }, 'auditIfNotExists', details)).toMatchObject({
			effect: 'audit',
			requiredKeyAuth: 'off',
		});
	});
});
