// What was shown is what was sent, to the letter, for every kind of change.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isRead } from '../../source/azure/pipeline/read-requests.ts';
import type { Wish } from '../../source/model/change.ts';
import { hostTypes } from '../../source/model/host-types/index.ts';
import { openPractice, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { wishes, wishesWith } from '../helpers/wishes.ts';

const all = wishesWith(hostTypes);

let practice: Practice;
let program: Program;
beforeEach(async () => {
	practice = await openPractice();
});
afterEach(() => program.close());

/** What confirms a kind by name, where it is not the account's. */
const typed: Partial<Record<Wish['kind'], string>> = {
	removeRoleAssignment: 'vm-chat-prod',
	setSubdomain: 'contoso-regional',
};

/** The lines of the screen joined again, as far as they were folded. */
const flat = (screen: string) => screen.replace(/\n *» /g, '').replace(/\s+/g, '');

describe.each(Object.keys(all))('%s', (name) => {
	it('sends exactly the request that the confirm screen shows', async () => {
		const wish = (await all[name]?.(practice)) as Wish;
		const before = practice.changes().length;
		// Tall enough for the whole preview to be seen at once.
		program = await openProgram({
			practice,
			columns: 200,
			rows: 60,
			start: [{ name: 'subscriptions' }, { name: 'confirm', wish }],
		});
		const { confirm } = program.strings;
		const shown = flat(await program.see(confirm.request, confirm.command, confirm.checks));
		expect(practice.changes().length).toBe(before);
		const byName = shown.includes(flat(confirm.typeName));
		if (byName) {
			// On a line of its own: a property may end in the same word.
			await program.see(`\n${confirm.nameLabel}`);
			await program.type(typed[wish.kind] ?? 'aoai-contoso-chat');
			await program.press('Enter');
		} else {
			await program.see(`↑↓ ${confirm.choose}`);
			await program.press('Down', 'Enter');
		}
		await program.see(program.strings.shell.requestId);
		const sent = practice.tenant.received
			.filter(({ method, url }) => !isRead(method, new URL(url).pathname))
			.slice(before);
		expect(sent.length).toBe(1);
		const [{ method, url, body } = { method: '', url: '', body: undefined }] = sent;
		const { pathname, search } = new URL(url);
		expect(shown).toContain(flat(`${method} ${decodeURI(pathname)}${search}`));
		if (body !== undefined) expect(shown).toContain(flat(JSON.stringify(body)));
		expect(shown).toContain(flat(`az rest --method ${method.toLowerCase()} --url '${decodeURI(pathname)}${search}'`));
		const intended = (await program.journal.entries()).findLast(({ type }) => type === 'intended');
		expect(intended).toMatchObject({
			change: { request: { method, path: decodeURI(pathname), ...(body === undefined ? {} : { body }) } },
		});
	});
});

it('turning keys off sends one boolean and nothing else', async () => {
	const wish = await wishes.disableKeys(practice);
	program = await openProgram({ practice, start: [{ name: 'subscriptions' }, { name: 'confirm', wish }] });
	await program.see(program.strings.confirm.nameLabel);
	await program.type('aoai-contoso-chat');
	await program.press('Enter');
	await program.see(program.strings.shell.requestId);
	expect(practice.tenant.received.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
		{ properties: { disableLocalAuth: true } },
	]);
});
