// What was shown is what was sent, to the letter, for every kind of change.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReadRequest } from '../../source/azure/pipeline/read-requests.ts';
import type { ChangeRequest } from '../../source/model/change-inputs.ts';
import { hostTypes } from '../../source/model/host-types.ts';
import { changeRequestBuilders, changeRequestBuildersWithHosts } from '../helpers/change-requests.ts';
import { type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

const requestBuilders = changeRequestBuildersWithHosts(hostTypes);

let practice: PracticeTenant;
let program: RenderedApp;
beforeEach(async () => {
	practice = await startPracticeTenant();
});
afterEach(() => program.close());

/** What confirms a kind by name, where it is not the account's. */
const typedConfirmations: Partial<Record<ChangeRequest['kind'], string>> = {
	removeRoleAssignment: 'vm-chat-prod',
	setSubdomain: 'contoso-regional',
};

/** The lines of the screen joined again, as far as they were folded. */
const withoutLineBreaks = (screen: string) => screen.replace(/\n *» /g, '').replace(/\s+/g, '');

describe.each(Object.keys(requestBuilders))('%s', (name) => {
	it('sends exactly the request that the confirm screen shows', async () => {
		const changeRequest = (await requestBuilders[name]?.(practice)) as ChangeRequest;
		const before = practice.writeRequests().length;
		// Tall enough for the whole preview to be seen at once.
		program = await renderApp({
			practice,
			columns: 200,
			rows: 60,
			start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest }],
		});
		const { confirm } = program.strings;
		const shown = withoutLineBreaks(await program.waitForText(confirm.request, confirm.command, confirm.checks(0)));
		expect(practice.writeRequests().length).toBe(before);
		const byName = shown.includes(withoutLineBreaks(confirm.typeName));
		if (byName) {
			// On a line of its own: a property may end in the same word.
			await program.waitForText(`\n${confirm.nameLabel}`);
			await program.type(typedConfirmations[changeRequest.kind] ?? 'aoai-contoso-chat');
			await program.press('Enter');
		} else {
			await program.waitForText(`↑↓ ${confirm.choose}`);
			await program.press('Down', 'Enter');
		}
		await program.waitForText(program.strings.shell.requestId);
		const sent = practice.tenant.receivedRequests
			.filter(({ method, url }) => !isReadRequest(method, new URL(url).pathname))
			.slice(before);
		expect(sent.length).toBe(1);
		const [{ method, url, body } = { method: '', url: '', body: undefined }] = sent;
		const { pathname, search } = new URL(url);
		expect(shown).toContain(withoutLineBreaks(`${method} ${decodeURI(pathname)}${search}`));
		if (body !== undefined) expect(shown).toContain(withoutLineBreaks(JSON.stringify(body)));
		expect(shown).toContain(
			withoutLineBreaks(`az rest --method ${method.toLowerCase()} --url '${decodeURI(pathname)}${search}'`),
		);
		const intended = (await program.journal.entries()).findLast(({ type }) => type === 'intended');
		expect(intended).toMatchObject({
			change: { request: { method, path: decodeURI(pathname), ...(body === undefined ? {} : { body }) } },
		});
	});
});

it('turning keys off sends one boolean and nothing else', async () => {
	const changeRequest = await changeRequestBuilders.disableKeys(practice);
	program = await renderApp({ practice, start: [{ name: 'subscriptions' }, { name: 'confirm', changeRequest }] });
	await program.waitForText(program.strings.confirm.nameLabel);
	await program.type('aoai-contoso-chat');
	await program.press('Enter');
	await program.waitForText(program.strings.shell.requestId);
	expect(practice.tenant.receivedRequests.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
		{ properties: { disableLocalAuth: true } },
	]);
});
