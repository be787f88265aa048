// Text that means harm to a terminal or to the eye, and a tenant whose every word is of that kind.
import type { HttpClient, PipelineResponse } from '@azure/core-rest-pipeline';
import { createHttpHeaders } from '@azure/core-rest-pipeline';
import { handleRequest, type Tenant } from 'azure-ai-emulator';
import fc from 'fast-check';
import type { RandomSource } from './seeded-random.ts';

const hostileFragments = [
	'\u001B[31m',
	'\u001B[1;7m',
	'\u001B[2J',
	'\u001B[H',
	'\u001B[10A',
	'\u001B[?1049l',
	'\u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007',
	'\u001B]52;c;ZXZpbA==\u0007',
	'\u001B]0;title\u001B\\',
	'\u001BP+q\u001B\\',
	'\u009B31m',
	'\u009D52;c;AAAA\u009C',
	'\u001Bc',
	'\u0007',
	'\b\b\b\b',
	'\r',
	'\r\n✔ keys are off',
	'\n',
	'\t',
	'\u0000',
	'\u0085',
	'\u2028',
	'\u2029',
	'\u202E',
	'\u2066',
	'\u200B',
	'\u200D',
	'\u2060',
	'\uFEFF',
	'\uFE0F',
	'\u{E0041}\u{E007F}',
	'\u3164',
	'\u00AD',
	'\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030A'.repeat(3),
	'\uD800',
	'\uDC00',
	'\\u202E',
	'../..',
	'日本語'.repeat(40),
	'"\'`$(id);',
];

export const arbitraryHostileText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...hostileFragments) },
			fc.string({ unit: 'binary', maxLength: 12 }),
		),
		{
			minLength: 1,
			maxLength: 4,
		},
	)
	.map((parts) => parts.join(''));

/** What is wrong with a text that is on its way to a terminal, or undefined. */
export const findHarm = (text: string): string | undefined => {
	const found =
		/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{Variation_Selector}/u.exec(text) ?? /^\p{M}|\p{M}{5}/u.exec(text) ?? undefined;
	return found && `${JSON.stringify(found[0])} in ${JSON.stringify(text)}`;
};

/** Every string in a value: keys, items and errors' words too, but for their causes, which nobody is shown. */
export const collectStrings = (value: unknown, seen = new Set<unknown>()): readonly string[] => {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	const inner = (one: unknown) => collectStrings(one, seen);
	if (value instanceof Error) {
		const { cause: _, ...rest } = { ...(value as Error & { cause?: unknown }) };
		const { facts } = rest as { facts?: { cause?: unknown } };
		return [value.message, ...inner({ ...rest, facts: { ...facts, cause: undefined } })];
	}
	if (value instanceof Map || value instanceof Set) return [...value].flatMap(inner);
	return [...Object.keys(value), ...Object.values(value).flatMap(inner)];
};

export type PoisonOptions = { readonly random: RandomSource; readonly texts: readonly string[] };

const pickOne = <T>({ random }: Pick<PoisonOptions, 'random'>, all: readonly T[]): T =>
	all[Math.floor(random() * all.length)] as T;

/** The same JSON with harm in its strings and in the keys that Azure's users choose. */
export const poisonJson = (value: unknown, poison: PoisonOptions): unknown => {
	const { random, texts } = poison;
	const spoil = (text: string) => {
		const harm = pickOne(poison, texts);
		const way = random();
		return way < 0.3 ? text : way < 0.6 ? harm : way < 0.8 ? text + harm : harm + text;
	};
	if (typeof value === 'string') return spoil(value);
	if (Array.isArray(value)) return value.map((one) => poisonJson(one, poison));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => {
			if (key === 'nextLink' || key === '$skipToken') return [key, one];
			if (key === 'tags' || key === 'userAssignedIdentities')
				return [
					key,
					Object.fromEntries(
						Object.entries(one ?? {}).map(([name, inner]) => [spoil(name), poisonJson(inner, poison)]),
					),
				];
			// Half of the types stay, so that what is of a type that is asked for gets through.
			return [key, key === 'type' && random() < 0.5 ? one : poisonJson(one, poison)];
		}),
	);
};

const refusalStatuses = [400, 401, 403, 404, 409, 412];

/** An HTTP client whose every answer is the tenant's, poisoned; one in `refuses` is an error. */
export const buildHostileClient = (tenant: Tenant, poison: PoisonOptions, refuses = 0.2): HttpClient => ({
	sendRequest: async (request): Promise<PipelineResponse> => {
		const headers = Object.fromEntries([...request.headers].map(([name, value]) => [name.toLowerCase(), value]));
		const body = typeof request.body === 'string' ? request.body : undefined;
		const answered = handleRequest(tenant, { method: request.method, url: request.url, headers, body });
		const harm = () => pickOne(poison, poison.texts);
		const isRefused = poison.random() < refuses;
		const status = isRefused ? pickOne(poison, refusalStatuses) : answered.status;
		const sent = createHttpHeaders(answered.headers);
		sent.set('x-ms-request-id', harm());
		if (poison.random() < 0.2) sent.set('content-type', 'text/html');
		if (isRefused && poison.random() < 0.5)
			sent.set('www-authenticate', `Bearer error="insufficient_claims", claims="${harm()}"`);
		const parsed: unknown = isRefused
			? { error: { code: harm(), message: harm(), target: harm(), details: [{ code: harm(), message: harm() }] } }
			: answered.body
				? poisonJson(JSON.parse(answered.body), poison)
				: undefined;
		const bodyAsText = parsed === undefined ? '' : poison.random() < 0.05 ? harm() : JSON.stringify(parsed);
		return { request, status, headers: sent, bodyAsText };
	},
});
