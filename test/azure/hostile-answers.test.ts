// Nothing that Azure says reaches the program as anything but a line of harmless text, whichever way it comes.

import { createTenant } from 'azure-ai-emulator';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createAzureClient } from '../../source/azure/client.ts';
import { toProblem } from '../../source/azure/pipeline/error-mapper.ts';
import { keySources } from '../../source/key-sources/index.ts';
import type { AzureClient } from '../../source/model/azure.ts';
import { Problem } from '../../source/model/problem.ts';
import { clean, exact, isExact } from '../../source/shared/sanitise.ts';
import { arbitraryHostileText, buildHostileClient, collectStrings, findHarm } from '../helpers/hostile-text.ts';
import { sampleCount, sampleSeed } from '../helpers/sample.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const tried = { calls: 0, answers: 0, problems: 0, strings: 0, names: 0 };
afterAll(() => {
	console.log(
		`hostile text: ${tried.calls} calls (${tried.answers} answers, ${tried.problems} problems), ${tried.strings} strings, ${tried.names} names`,
	);
});

const expectHarmless = (value: unknown) => {
	const strings = collectStrings(value);
	tried.strings += strings.length;
	expect(strings.flatMap((text) => findHarm(text) ?? [])).toEqual([]);
};

const tenant = createTenant({ operationTime: 0, retryAfter: 0, roleDelay: 0, keyDelay: 0, principalDelay: 0 });
const all = [...tenant.resources.values()];
const ofType = (type: RegExp) => all.filter((one) => type.test(one.type));
const accountIds = ofType(/CognitiveServices\/accounts$/).map(({ id }) => id);
const hostIds = ofType(/virtualMachines$|Web\/sites$|containerApps$/).map(({ id }) => id);
const subscriptionIds = tenant.subscriptions.map(({ subscriptionId }) => subscriptionId);
const assignmentIds = [...tenant.roleAssignments.values()].map(({ id }) => id);
const roleIds = [...tenant.roleDefinitions.values()].map(({ id }) => id);
const principalIds = [...tenant.principals.values()].map(({ id }) => id);
const progress: unknown[] = [];

type Call = (azure: AzureClient, any: <T>(of: readonly T[]) => T) => Promise<unknown>;

const account = async (azure: AzureClient, id: string) => {
	try {
		return await azure.account(id);
	} catch {
		return undefined;
	}
};

/** How each method is called; one that is not named here is called with an account's id. */
const calls: Readonly<Partial<Record<keyof AzureClient, Call>>> = {
	subscriptions: (azure) => azure.subscriptions(),
	subscription: (azure, any) => azure.subscription(any(subscriptionIds)),
	accounts: (azure, any) => azure.accounts(any(subscriptionIds)),
	roleAssignmentsOf: (azure, any) => azure.roleAssignmentsOf(any(accountIds), tenant.operatorId),
	roleAssignment: (azure, any) => azure.roleAssignment(any(assignmentIds)),
	roleDefinition: (azure, any) => azure.roleDefinition(any(accountIds), any(roleIds)),
	userAssignedIdentities: (azure, any) => azure.userAssignedIdentities(any(subscriptionIds)),
	accountsAcross: async (azure) => {
		const told: unknown[] = [];
		await azure.accountsAcross(subscriptionIds, { onListing: (some) => told.push(...some) });
		return told;
	},
	identitiesAcross: async (azure) => {
		const told: unknown[] = [];
		await azure.identitiesAcross(subscriptionIds, { onListing: (some) => told.push(...some) });
		return told;
	},
	roleAssignmentsAcross: async (azure) => {
		const told: unknown[] = [];
		await azure.roleAssignmentsAcross(subscriptionIds, { onListing: (some) => told.push(...some) });
		return told;
	},
	hostsAcross: async (azure) => {
		const told: unknown[] = [];
		await azure.hostsAcross(subscriptionIds, { onListing: (some) => told.push(...some) });
		return told;
	},
	host: (azure, any) => azure.host(any(hostIds)),
	signedInUser: (azure) => azure.signedInUser(),
	probeWithToken: async (azure, any) => {
		const one = await account(azure, any(accountIds));
		return one && azure.probeWithToken(one);
	},
	probeWithMadeUpKey: async (azure, any) => {
		const one = await account(azure, any(accountIds));
		return one && azure.probeWithMadeUpKey(one);
	},
	scanKeyUses: async (azure, any) => {
		const one = await account(azure, any(accountIds));
		return one && azure.scanKeyUses(one, any(keySources), subscriptionIds);
	},
	principalNames: (azure, any) => azure.principalNames([any(principalIds), tenant.operatorId]),
	statusCounts: (azure, any) => azure.statusCounts(any(accountIds), 1),
	subdomainAvailability: (azure, any) => azure.subdomainAvailability(any(subscriptionIds), 'a-name', 'OpenAI'),
	// The one method whose answer is a secret for the clipboard, shown nowhere.
	readKey: async () => undefined,
	send: (azure, any) =>
		azure.send(
			{ method: 'PATCH', path: any(accountIds), apiVersion: '2025-09-01', body: { tags: { a: 'b' } } },
			{ onProgress: (one) => progress.push(one) },
		),
};

describe('what comes from Azure', () => {
	it('is harmless in every answer and every problem of every method', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(arbitraryHostileText, { minLength: 8, maxLength: 16 }),
				fc.integer(),
				async (texts, seed) => {
					const dice = seededRandom(seed);
					const any = <T>(of: readonly T[]): T => of[Math.floor(dice() * of.length)] as T;
					const claims = {
						upn: any(texts),
						name: any(texts),
						oid: any(texts),
						tid: any(texts),
						app_displayname: any(texts),
					};
					const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
					const azure = createAzureClient({
						cloud: 'public',
						credential: { getToken: async () => ({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }) },
						credentialName: 'HostileCredential',
						readOnly: false,
						version: 'test',
						clock: Date.now,
						pollInterval: 1,
						httpClient: buildHostileClient(tenant, { random: dice, texts }),
					});
					tenant.rateLimitBuckets.clear();
					const methods = Object.entries(azure).filter(([, one]) => typeof one === 'function');
					expect(methods.length).toBeGreaterThan(20);
					for (const [name, method] of methods) {
						const call: Call =
							calls[name as keyof AzureClient] ??
							((_, pick) => (method as (id: string) => Promise<unknown>)(pick(accountIds)));
						tried.calls += 1;
						try {
							expectHarmless(await call(azure, any));
							tried.answers += 1;
						} catch (error) {
							if (!(error instanceof Problem)) throw error;
							expectHarmless(error);
							tried.problems += 1;
						}
					}
					expectHarmless(progress.splice(0));
				},
			),
			{ numRuns: sampleCount(300, 25), seed: sampleSeed() },
		);
		expect(tried.answers).toBeGreaterThan(sampleCount(500, 40));
		expect(tried.problems).toBeGreaterThan(sampleCount(300, 25));
	});

	it('is harmless where a credential says it', () => {
		fc.assert(
			fc.property(
				arbitraryHostileText,
				fc.constantFrom(
					'CredentialUnavailableError',
					'AuthenticationError',
					'AggregateAuthenticationError',
					'RestError',
					'AbortError',
				),
				(text, name) => {
					const problem = toProblem(
						Object.assign(new Error(`${text} az login --claims-challenge ${text}`), { name, code: text }),
						0,
					);
					expect(problem).toBeInstanceOf(Problem);
					expectHarmless(problem);
				},
			),
			{ numRuns: 2000, seed: sampleSeed() },
		);
	});
});

describe('a name', () => {
	const name = fc.oneof(arbitraryHostileText, fc.string(), fc.string({ unit: 'grapheme' }));

	it('is one line of harmless text too, and no two names are shown alike', () => {
		const shown = new Map<string, string>();
		fc.assert(
			fc.property(name, (raw) => {
				const text = exact(raw);
				tried.names += 1;
				expect(findHarm(text)).toBeUndefined();
				expect(shown.get(text) ?? raw).toBe(raw);
				shown.set(text, raw);
				expect(isExact(text)).toBe(text === raw);
			}),
			{ numRuns: sampleCount(20_000, 2000), seed: sampleSeed() },
		);
	});

	it('shows what hides in it', () => {
		expect(exact('aoai-prod\u200B')).toBe('aoai-prod\\u200B');
		expect(exact('user\u202Egnp.exe')).toBe('user\\u202Egnp.exe');
		expect(exact('a\u{E0041}b')).toBe('a\\u{E0041}b');
		expect(exact('a\u001B[31mb')).toBe('a\\u001B[31mb');
		expect(exact('a\\u202Eb')).toBe('a\\u005Cu202Eb');
		expect(exact(' a  b ')).toBe('\\u0020a \\u0020b\\u0020');
		expect(exact('コントソ (検証)')).toBe('コントソ (検証)');
		expect(isExact(exact('x'.repeat(5000)))).toBe(false);
		expect(clean('e\u0301\u0302\u0303\u0304\u0305\u0306')).toBe('e\u0301\u0302\u0303\u0304');
	});
});
