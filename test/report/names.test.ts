// Reports call subscriptions, callers and whoever listed keys what the screens call them; without a name, by their id.
import { describe, expect, it } from 'vitest';
import { formats, write } from '../../source/report/formats/index.ts';
import { sarifOf } from '../../source/report/formats/sarif.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { inspected, inspectPractice } from '../helpers/inspection.ts';
import { forbidden, meddling } from '../helpers/meddling.ts';

/** Called by what only the directory has a name for, and its keys were listed by a pipeline. */
const accounts = ['aoai-contoso-quiet', 'aoai-contoso-orders'];
const [nightly, pipelines] = ['sp-contoso-nightly', 'sp-contoso-pipelines'];
const guid = /(?<![/\w-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const here = inspected({ accounts });

/** The same Azure, in whose directory this person may read nothing. */
const withoutDirectory = () => ({
	...here.practice,
	azure: here.practice.connectAgain({
		httpClient: meddling(here.practice, ({ url }) => (/getByIds$/.test(url) ? forbidden : undefined)),
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
		const azure = here.practice.connectAgain({
			httpClient: meddling(here.practice, ({ url }) => {
				if (/getByIds$/.test(url)) asked.push(url);
				return undefined;
			}),
		});
		await inspectPractice({ ...here.practice, azure }, { accounts });
		expect(asked.length).toBe(1);
	});

	it.each(languages)(
		'that cannot be read leave the id in %s, and every format for people says why',
		async (language) => {
			const strings = await loadStrings(language);
			const { document } = await inspectPractice(withoutDirectory(), { accounts });
			expect(document.namesProblem).toMatchObject({ kind: 'forbidden' });
			const abouts = document.accounts.flatMap(({ verdict }) => verdict?.checks.map(({ about }) => about) ?? []);
			expect(abouts.join()).not.toContain(pipelines);
			expect(abouts.join().match(guid)?.length).toBeGreaterThan(0);
			const why = strings.access.unnamed('').slice(0, 20);
			for (const format of formats.filter((one) => !['json', 'csv'].includes(one)))
				expect(write(document, format, strings), format).toContain(why);
		},
	);

	it('are no reason to call a report incomplete: no verdict depends on them', async () => {
		const { document } = await inspectPractice(withoutDirectory(), {
			accounts,
			subscriptions: ['Contoso AI Production'],
		});
		expect(document.complete).toBe(true);
		const [invocation] = sarifOf(document, await loadStrings('en')).runs[0]?.invocations ?? [];
		expect(invocation?.executionSuccessful).toBe(true);
		expect(invocation?.toolExecutionNotifications.map(({ level }) => level)).toEqual(['note']);
	});
});
