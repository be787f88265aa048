// Every request that the program can be made to send has a command that asks the same: an inspection that looks
// everywhere, and a change of each kind.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planChange } from '../../source/changes/plan.ts';
import { azEquivalent } from '../../source/guides/az-equivalent.ts';
import type { RequestTrace } from '../../source/model/azure.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { inspectTenant, startUnthrottledTenant } from '../helpers/inspection.ts';
import type { PracticeTenant } from '../helpers/practice-tenant.ts';

/** Flags of each command, as the Azure CLI's own help lists them. */
const known: Readonly<Record<string, readonly string[]>> = {
	'az cognitiveservices account list': ['--subscription'],
	'az cognitiveservices account show': ['--subscription', '--resource-group', '--name'],
	'az cognitiveservices account deployment list': ['--subscription', '--resource-group', '--name'],
	'az role assignment list': ['--scope', '--include-inherited', '--assignee', '--include-groups'],
	'az rest': ['--method', '--url', '--body', '--resource'],
	curl: ['--silent', '--show-error', '--header'],
};

/** Hosts whose token `az rest` finds by itself, from the endpoints of the public cloud. */
const itself = ['management.azure.com', 'graph.microsoft.com', 'api.loganalytics.io'];

/** Words of a POSIX shell command. */
const wordsOf = (command: string): readonly string[] =>
	[...command.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) =>
		word.replaceAll(/'([^']*)'|\\'/g, (whole, inner) => (whole === "\\'" ? "'" : inner)),
	);

let practice: PracticeTenant;
const ran: RequestTrace[] = [];
beforeAll(async () => {
	practice = await startUnthrottledTenant();
	const azure = practice.connectClient({ onRequest: (one) => ran.push(one) });
	const watched = { ...practice, azure };
	const accounts = ['aoai-contoso-orders', 'aoai-contoso-gateway', 'aoai-contoso-quiet', 'ai-contoso-foundry'];
	await inspectTenant(watched, { accounts, withSecrets: true });
	for (const changeRequest of Object.values(changeRequestBuilders)) {
		const { request } = await planChange(azure, await changeRequest(watched));
		await azure.send(request).catch(() => undefined);
	}
});
afterAll(() => practice.close());

describe('what the program asks', () => {
	it('is many different things, of every service and by every method', () => {
		expect(new Set(ran.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']));
		expect(new Set(ran.map(({ url }) => new URL(url).hostname)).size).toBeGreaterThan(3);
	});

	it('has a command that is one, with flags that it has', () => {
		for (const one of ran) {
			const command = azEquivalent(one);
			const words = wordsOf(command);
			const name = Object.keys(known)
				.toSorted((a, b) => b.length - a.length)
				.find((start) => command.startsWith(`${start} `));
			expect(name, command).toBeDefined();
			const flags = words.filter((word) => word.startsWith('--'));
			expect(
				flags.filter((flag) => !known[name ?? '']?.includes(flag)),
				command,
			).toEqual([]);
		}
	});

	it('is asked by `az rest` at the same address, with a body where there was one, and with the right token', () => {
		const rest = ran
			.map((one) => ({ one, words: wordsOf(azEquivalent(one)) }))
			.filter(({ words }) => words[1] === 'rest');
		expect(rest.length).toBeGreaterThan(20);
		for (const { one, words } of rest) {
			const value = (flag: string) => words[words.indexOf(flag) + 1];
			const { hostname, pathname, search } = new URL(value('--url') ?? '', 'https://management.azure.com');
			const asked = new URL(one.url);
			expect([hostname, decodeURI(pathname), search]).toEqual([
				asked.hostname,
				decodeURI(asked.pathname),
				asked.search,
			]);
			expect(value('--method')).toBe(one.method.toLowerCase());
			expect(words.includes('--body')).toBe(one.hasBody);
			expect(words.includes('--resource'), one.url).toBe(!itself.includes(hostname));
		}
	});
});
