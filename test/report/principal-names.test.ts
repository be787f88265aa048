// Reports call subscriptions, callers and whoever listed keys what the screens call them; without a name, by their id.
import { describe, expect, it } from 'vitest';
import { formats } from '../../source/report/choices.ts';
import { formatReport } from '../../source/report/formats/index.ts';
import { sarifLog } from '../../source/report/formats/sarif.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { inspectBeforeAll, inspectTenant } from '../helpers/inspection.ts';
import { buildInterceptingClient, forbiddenResponse } from '../helpers/intercepting-client.ts';

/** Called by what only the directory has a name for, and its keys were listed by a pipeline. */
const accounts = ['aoai-contoso-quiet', 'aoai-contoso-orders'];
const [nightly, pipelines] = ['sp-contoso-nightly', 'sp-contoso-pipelines'];
const guid = /(?<![/\w-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const here = inspectBeforeAll({ accounts });

/** The same Azure, in whose directory this person may read nothing. */
const withoutDirectory = () => ({
	...here.practice,
	azure: here.practice.connectClient({
		httpClient: buildInterceptingClient(here.practice, ({ url }) =>
			/getByIds$/.test(url) ? forbiddenResponse : undefined,
		),
	}),
});

describe('names in a report', () => {
	it('stand for object ids of callers and of who listed keys, and for ids of subscriptions', () => {
		const { document } = here;
		expect(document.namesProblem).toBeNull();
		expect(document.accounts.flatMap(({ consumers }) => consumers.map(({ name }) => name))).toContain(nightly);
		const abouts = document.accounts.flatMap(({ verdict }) => verdict?.checks.map(({ about }) => about) ?? []);
		expect(abouts.join()).toContain(pipelines);
		expect(abouts.join()).toContain('Fabrikam Shared Services');
		expect(abouts.join().match(guid)).toBeNull();
	});

	it('are asked for once, for all accounts together', async () => {
		const asked: string[] = [];
		const azure = here.practice.connectClient({
			httpClient: buildInterceptingClient(here.practice, ({ url }) => {
				if (/getByIds$/.test(url)) asked.push(url);
				return undefined;
			}),
		});
		await inspectTenant({ ...here.practice, azure }, { accounts });
		expect(asked.length).toBe(1);
	});

	it.each(languages)(
		'that cannot be read leave the id in %s, and every format for people says why',
		async (language) => {
			const strings = await loadStrings(language);
			const { document } = await inspectTenant(withoutDirectory(), { accounts });
			expect(document.namesProblem).toMatchObject({ kind: 'forbidden' });
			const abouts = document.accounts.flatMap(({ verdict }) => verdict?.checks.map(({ about }) => about) ?? []);
			expect(abouts.join()).not.toContain(pipelines);
			expect(abouts.join().match(guid)?.length).toBeGreaterThan(0);
			const why = strings.access.directoryWarning('').slice(0, 20);
			for (const format of formats.filter((one) => !['json', 'csv'].includes(one)))
				expect(formatReport(document, format, strings), format).toContain(why);
		},
	);

	it('are no reason to call a report incomplete: no verdict depends on them', async () => {
		const { document } = await inspectTenant(withoutDirectory(), {
			accounts,
			subscriptions: ['Contoso AI Production'],
		});
		expect(document.complete).toBe(true);
		const [invocation] = sarifLog(document, await loadStrings('en')).runs[0]?.invocations ?? [];
		expect(invocation?.executionSuccessful).toBe(true);
		expect(invocation?.toolExecutionNotifications.map(({ level }) => level)).toEqual(['note']);
	});
});
