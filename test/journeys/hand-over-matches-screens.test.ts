// What the hand-over report says of an account is what the screens say of it, half-way and at the end.
import { afterEach, describe, expect, it } from 'vitest';
import { handOverPage } from '../../source/report/hand-over.ts';
import type { Table } from '../../source/report/page.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { languages } from '../../source/strings/index.ts';
import { applyChange } from '../helpers/apply-change.ts';
import { changeRequestBuilders } from '../helpers/change-requests.ts';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { inspectTenant, reportProvenance } from '../helpers/inspection.ts';
import { findHost, type PracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

const name = 'aoai-contoso-chat';

let program: RenderedApp;
afterEach(() => program?.close());

const applyHalfOfRoad = async (practice: PracticeTenant, journal: Journal) => {
	const given = await changeRequestBuilders.assignRole(practice);
	const { id: hostId } = await findHost(practice.azure, 'vm-chat-prod');
	const choice = { kind: 'host', hostId, name: 'vm-chat-prod' } as const;
	await journal.recordNote(given.input.accountId, { kind: 'identityChosen', choice }, 'aiko');
	await applyChange(practice, journal, given);
	practice.time.now += practice.tenant.options.roleDelay;
};

const applyWholeRoad = async (practice: PracticeTenant, journal: Journal) => {
	await applyHalfOfRoad(practice, journal);
	await applyChange(practice, journal, await changeRequestBuilders.disableKeys(practice));
	const { accountId } = (await changeRequestBuilders.disableKeys(practice)).input;
	practice.time.now += 60_000;
	await journal.recordNote(accountId, { kind: 'keyRefusalSeen', status: 403 }, 'aiko');
};

const open = async (before: typeof applyHalfOfRoad, language: 'en' | 'ja') => {
	program = await renderApp({
		language,
		seed: before,
		columns: 160,
		rows: 60,
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
	});
	const { account, road } = program.strings;
	await program.waitForText(account.endpoint);
	const entries = await program.journal.entries();
	const { inspection } = await inspectTenant(program.practice, { accounts: [name] }, entries);
	const assessed = inspection.accounts[0]?.assessment;
	if (!assessed?.known) throw new Error('not read');
	const page = handOverPage(assessed.value, entries, reportProvenance, inspection, program.strings);
	await program.press('g');
	await program.waitForTextGone(road.reasons.looking({}));
	return page;
};

/** Whatever the columns are. */
const expectCollapsedText = (text: string | RegExp) =>
	expectEventually(() => program.screen().replaceAll(/ +/g, ' ').replaceAll(/ +$/gm, '')).toMatch(text);

describe.each(languages)('the hand-over in %s', (language) => {
	it.each([
		['half-way', applyHalfOfRoad],
		['at the end', applyWholeRoad],
	] as const)('%s says of each step what the road says', async (_, before) => {
		const { parts } = await open(before, language);
		const steps = parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
		expect(steps.length).toBe(8);
		for (const [at, { title, state }] of steps.entries()) await expectCollapsedText(`${at + 1}. ${title} ${state}`);
		const { states } = program.strings.road;
		expect(steps.at(-1)?.state).toBe(before === applyWholeRoad ? states.done : states.later);
	});

	it('half-way has the consumers of the screen, and the checks of the verdict', async () => {
		const { parts } = await open(applyHalfOfRoad, language);
		const { consumers, handOver, verdict, shell } = program.strings;
		const tables = parts.filter((part): part is Table => part.kind === 'table');
		const table = (caption: string) => tables.find((one) => one.caption === caption)?.rows ?? [];
		await program.press('m');
		await program.waitForText(consumers.title, 'vm-chat-prod');
		const rows = table(consumers.title);
		expect(rows.length).toBeGreaterThan(0);
		// A long name is cut there.
		for (const [who, , ...rest] of rows)
			await expectCollapsedText(new RegExp(`^.{0,2}${who?.text.slice(0, 20)}.* ${rest.at(-1)?.text}( |$)`, 'm'));
		await program.press('Esc');
		await program.press('End', 'Up', 'Up', 'Enter');
		await program.waitForText(verdict.sources);
		const checks = table(handOver.checks);
		expect(checks.length).toBeGreaterThan(10);
		for (const [title, met] of checks)
			if (met?.text !== shell.met.yes) await program.waitForAnyText([`${title?.text}  ${met?.text}`]);
	});
});
