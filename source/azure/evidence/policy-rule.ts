// What one policy definition says about key authentication: its JSON read, not evaluated (Azure Policy definition structure).
import type { KeyAuth } from '../../model/azure.ts';
import type { KeyPolicy } from '../../model/evidence.ts';
import { clean } from '../../shared/sanitise.ts';
import { type Fields, fields, list } from '../mappers.ts';

export type Parameters = (name: string) => unknown;

const type = 'microsoft.cognitiveservices/accounts';
const alias = `${type}/disablelocalauth`;
const low = (value: unknown) => clean(value).toLowerCase();

/** Parameters given by `{name: {value}}` where `declared` has `{name: {defaultValue}}`; names ignore case. */
export const parametersOf = (given: unknown, declared: unknown): Parameters => {
	const at = (all: unknown, name: string) =>
		fields(Object.entries(fields(all)).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]);
	return (name) => at(given, name).value ?? at(declared, name).defaultValue;
};

/** A value, or what the parameter that stands for it has; an expression beyond that stays a text. */
export const resolve = (value: unknown, parameters: Parameters): unknown => {
	const name = typeof value === 'string' ? /^\[\s*parameters\('([^']+)'\)\s*\]$/i.exec(value)?.[1] : undefined;
	return name === undefined ? value : parameters(name);
};

const opposite = { on: 'off', off: 'on' } as const;

/** A value of `disableLocalAuth`, which templates also write as a text. */
const keyAuthOf = (value: unknown): KeyAuth | undefined =>
	low(value) === 'true' ? 'off' : low(value) === 'false' ? 'on' : undefined;

const first = <T>(items: readonly unknown[], look: (item: unknown) => T | undefined): T | undefined => {
	for (const item of items) {
		const found = look(item);
		if (found !== undefined) return found;
	}
	return undefined;
};

/** What a resource must have for the condition not to hold; the other way round for one that must hold. */
const avoids = (condition: unknown, parameters: Parameters, mustHold = false): KeyAuth | undefined => {
	const one = fields(condition);
	if (one.not !== undefined) return avoids(one.not, parameters, !mustHold);
	const parts = [...list(one.allOf), ...list(one.anyOf)];
	if (parts.length > 0) return first(parts, (part) => avoids(part, parameters, mustHold));
	if (low(one.field) !== alias) return undefined;
	const is = keyAuthOf(resolve(one.equals, parameters));
	const isNot = keyAuthOf(resolve(one.notEquals, parameters));
	// Absent is on.
	const exists = keyAuthOf(resolve(one.exists, parameters));
	const wanted = isNot ?? (is && opposite[is]) ?? (exists === 'on' ? 'off' : undefined);
	return wanted && mustHold ? opposite[wanted] : wanted;
};

/** The first account in a deployment's template, with its properties resolved through both lists of parameters. */
const deployed = (deployment: unknown, parameters: Parameters): Fields | undefined => {
	const { template, parameters: handed } = fields(fields(deployment).properties);
	const inner = parametersOf(handed, fields(template).parameters);
	const find = (resources: unknown): Fields | undefined =>
		first(Array.isArray(resources) ? resources : Object.values(fields(resources)), (resource) => {
			const one = fields(resource);
			if (low(one.type) === type) return fields(one.properties);
			return find(one.resources) ?? find(fields(fields(fields(one.properties).template)).resources);
		});
	const found = find(fields(template).resources);
	return (
		found &&
		Object.fromEntries(
			Object.entries(found).map(([name, value]) => [name.toLowerCase(), resolve(resolve(value, inner), parameters)]),
		)
	);
};

const effects: Readonly<Record<string, KeyPolicy['effect']>> = {
	audit: 'audit',
	auditifnotexists: 'audit',
	deny: 'deny',
	modify: 'modify',
	deployifnotexists: 'redeploy',
	disabled: 'off',
};

export type Says = Pick<KeyPolicy, 'effect' | 'wants' | 'cutsNetwork'>;

const wantsOf = (effect: KeyPolicy['effect'], rule: Fields, account: Fields | undefined, parameters: Parameters) => {
	const { operations, existenceCondition } = fields(fields(rule.then).details);
	const operation = list(operations)
		.map(fields)
		.find((one) => low(one.field) === alias);
	if (operation && effect !== 'deny')
		return low(operation.operation) === 'remove' ? 'on' : keyAuthOf(resolve(operation.value, parameters));
	return (
		keyAuthOf(account?.disablelocalauth) ??
		(existenceCondition ? avoids(existenceCondition, parameters, true) : undefined) ??
		avoids(rule.if, parameters)
	);
};

/** Undefined for a rule that does not touch `disableLocalAuth`. `override`: the effect that the assignment puts instead. */
export const whatItSays = (policyRule: unknown, parameters: Parameters, override?: unknown): Says | undefined => {
	const rule = fields(policyRule);
	const then = fields(rule.then);
	const account = deployed(fields(then.details).deployment, parameters);
	if (!JSON.stringify(rule).toLowerCase().includes(alias) && !('disablelocalauth' in (account ?? {}))) return undefined;
	const effect = effects[low(override ?? resolve(then.effect, parameters))] ?? 'other';
	const network = account?.publicnetworkaccess;
	return {
		effect,
		wants: wantsOf(effect, rule, account, parameters),
		cutsNetwork: network !== undefined && low(network) !== 'enabled',
	};
};
