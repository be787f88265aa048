// What one policy definition does to key authentication: its JSON read, not evaluated (Azure Policy definition structure).
import type { KeyAuth } from '../../model/azure.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { asArray, asObject, type JsonObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';

export type PolicyParameters = (name: string) => unknown;

const accountType = 'microsoft.cognitiveservices/accounts';
const keyAuthAlias = `${accountType}/disablelocalauth`;
const lowerCase = (value: unknown) => clean(value).toLowerCase();

/** Returns the parameters given by `{name: {value}}` where `declared` has `{name: {defaultValue}}`; names ignore case. */
export const policyParameters = (given: unknown, declared: unknown): PolicyParameters => {
	const at = (all: unknown, name: string) =>
		asObject(Object.entries(asObject(all)).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]);
	return (name) => at(given, name).value ?? at(declared, name).defaultValue;
};

/** Returns the value, or that of the parameter in its place; any other expression stays a text. */
export const resolveValue = (value: unknown, parameters: PolicyParameters): unknown => {
	const name = typeof value === 'string' ? /^\[\s*parameters\('([^']+)'\)\s*\]$/i.exec(value)?.[1] : undefined;
	return name === undefined ? value : parameters(name);
};

const opposite = { on: 'off', off: 'on' } as const;

/** Returns the key authentication of a `disableLocalAuth` value, which templates also write as a text. */
const keyAuthOf = (value: unknown): KeyAuth | undefined =>
	lowerCase(value) === 'true' ? 'off' : lowerCase(value) === 'false' ? 'on' : undefined;

const firstDefined = <T>(items: readonly unknown[], read: (item: unknown) => T | undefined): T | undefined => {
	for (const item of items) {
		const found = read(item);
		if (found !== undefined) return found;
	}
	return undefined;
};

/** Returns the value with which the condition is not met; with `mustHold`, the one with which it is. */
const valueAvoiding = (condition: unknown, parameters: PolicyParameters, mustHold = false): KeyAuth | undefined => {
	const one = asObject(condition);
	if (one.not !== undefined) return valueAvoiding(one.not, parameters, !mustHold);
	const parts = [...asArray(one.allOf), ...asArray(one.anyOf)];
	if (parts.length > 0) return firstDefined(parts, (part) => valueAvoiding(part, parameters, mustHold));
	if (lowerCase(one.field) !== keyAuthAlias) return undefined;
	const is = keyAuthOf(resolveValue(one.equals, parameters));
	const isNot = keyAuthOf(resolveValue(one.notEquals, parameters));
	// Absent is on.
	const exists = keyAuthOf(resolveValue(one.exists, parameters));
	const wanted = isNot ?? (is && opposite[is]) ?? (exists === 'on' ? 'off' : undefined);
	return wanted && mustHold ? opposite[wanted] : wanted;
};

/** Returns the first account in a deployment's template, its properties resolved through both lists of parameters. */
const deployedAccount = (deployment: unknown, parameters: PolicyParameters): JsonObject | undefined => {
	const { template, parameters: handed } = asObject(asObject(deployment).properties);
	const inner = policyParameters(handed, asObject(template).parameters);
	const find = (resources: unknown): JsonObject | undefined =>
		firstDefined(Array.isArray(resources) ? resources : Object.values(asObject(resources)), (resource) => {
			const one = asObject(resource);
			if (lowerCase(one.type) === accountType) return asObject(one.properties);
			return find(one.resources) ?? find(asObject(asObject(asObject(one.properties).template)).resources);
		});
	const found = find(asObject(template).resources);
	return (
		found &&
		Object.fromEntries(
			Object.entries(found).map(([name, value]) => [
				name.toLowerCase(),
				resolveValue(resolveValue(value, inner), parameters),
			]),
		)
	);
};

const effectByName: Readonly<Record<string, KeyPolicy['effect']>> = {
	audit: 'audit',
	auditifnotexists: 'audit',
	deny: 'deny',
	modify: 'modify',
	deployifnotexists: 'redeploy',
	disabled: 'off',
};

export type KeyAuthRule = Pick<KeyPolicy, 'effect' | 'requiredKeyAuth' | 'restrictsNetwork'>;

const requiredKeyAuthOf = (
	effect: KeyPolicy['effect'],
	rule: JsonObject,
	account: JsonObject | undefined,
	parameters: PolicyParameters,
) => {
	const { operations, existenceCondition } = asObject(asObject(rule.then).details);
	const operation = asArray(operations)
		.map(asObject)
		.find((one) => lowerCase(one.field) === keyAuthAlias);
	if (operation && effect !== 'deny')
		return lowerCase(operation.operation) === 'remove' ? 'on' : keyAuthOf(resolveValue(operation.value, parameters));
	return (
		keyAuthOf(account?.disablelocalauth) ??
		(existenceCondition ? valueAvoiding(existenceCondition, parameters, true) : undefined) ??
		valueAvoiding(rule.if, parameters)
	);
};

/** Returns the effect of a rule on `disableLocalAuth`; undefined where it does not touch it. `override`: the assignment's own effect. */
export const readKeyAuthRule = (
	policyRule: unknown,
	parameters: PolicyParameters,
	override?: unknown,
): KeyAuthRule | undefined => {
	const rule = asObject(policyRule);
	const then = asObject(rule.then);
	const account = deployedAccount(asObject(then.details).deployment, parameters);
	if (!JSON.stringify(rule).toLowerCase().includes(keyAuthAlias) && !('disablelocalauth' in (account ?? {})))
		return undefined;
	const effect = effectByName[lowerCase(override ?? resolveValue(then.effect, parameters))] ?? 'other';
	const network = account?.publicnetworkaccess;
	return {
		effect,
		requiredKeyAuth: requiredKeyAuthOf(effect, rule, account, parameters),
		restrictsNetwork: network !== undefined && lowerCase(network) !== 'enabled',
	};
};
