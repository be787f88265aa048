// What the hand-over report says of an account is what the screens say of it, half-way and at the end.
import { afterEach, describe, expect, it } from 'vitest';
import { handOverPage } from '../../source/report/hand-over.ts';
import type { Table } from '../../source/report/page.ts';
import type { Journal } from '../../source/storage/journal.ts';
import { languages } from '../../source/strings/index.ts';
import { carriedOut } from '../helpers/carried-out.ts';
import { inspectPractice, made } from '../helpers/inspection.ts';
import { hostNamed, type Practice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';
import { wishes } from '../helpers/wishes.ts';

const name = 'aoai-contoso-chat';

let program: Program;
afterEach(() => program?.close());

const halfWay = async (practice: Practice, journal: Journal) => {
	const given = await wishes.assignRole(practice);
	const { id: hostId } = await hostNamed(practice.azure, 'vm-chat-prod');
	const choice = { kind: 'host', hostId, name: 'vm-chat-prod' } as const;
	await journal.note(given.input.accountId, { kind: 'identityChosen', choice }, 'aiko');
	await carriedOut(practice, journal, given);
	practice.time.now += practice.tenant.options.roleDelay;
};

const toTheEnd = async (practice: Practice, journal: Journal) => {
	await halfWay(practice, journal);
	await carriedOut(practice, journal, await wishes.disableKeys(practice));
	const { accountId } = (await wishes.disableKeys(practice)).input;
	practice.time.now += 60_000;
	await journal.note(accountId, { kind: 'keyRefusalSeen', status: 403 }, 'aiko');
};

const open = async (before: typeof halfWay, language: 'en' | 'ja') => {
	program = await openProgram({
		language,
		before,
		columns: 160,
		rows: 60,
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
	});
	const { account, road } = program.strings;
	await program.see(account.endpoint);
	const entries = await program.journal.entries();
	const { inspection } = await inspectPractice(program.practice, { accounts: [name] }, entries);
	const assessed = inspection.accounts[0]?.assessed;
	if (!assessed?.known) throw new Error('not read');
	const page = handOverPage(assessed.value, entries, made, inspection, program.strings);
	await program.press('g');
	await program.seeNoMore(road.reasons.looking({}));
	return page;
};

/** Whatever the columns are. */
const seeFlat = (text: string | RegExp) =>
	expect.poll(() => program.screen().replaceAll(/ +/g, ' ').replaceAll(/ +$/gm, '')).toMatch(text);

describe.each(languages)('the hand-over in %s', (language) => {
	it.each([
		['half-way', halfWay],
		['at the end', toTheEnd],
	] as const)('%s says of each step what the road says', async (_, before) => {
		const { parts } = await open(before, language);
		const steps = parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
		expect(steps.length).toBe(8);
		for (const [at, { title, state }] of steps.entries()) await seeFlat(`${at + 1}. ${title} ${state}`);
		const { states } = program.strings.road;
		expect(steps.at(-1)?.state).toBe(before === toTheEnd ? states.done : states.later);
	});

	it('half-way has the consumers of the screen, and the checks of the verdict', async () => {
		const { parts } = await open(halfWay, language);
		const { consumers, handOver, verdict, shell } = program.strings;
		const tables = parts.filter((part): part is Table => part.kind === 'table');
		const table = (caption: string) => tables.find((one) => one.caption === caption)?.rows ?? [];
		await program.press('m');
		await program.see(consumers.title, 'vm-chat-prod');
		const rows = table(consumers.title);
		expect(rows.length).toBeGreaterThan(0);
		// A long name is cut there.
		for (const [who, , ...rest] of rows)
			await seeFlat(new RegExp(`^.{0,2}${who?.text.slice(0, 20)}.* ${rest.at(-1)?.text}( |$)`, 'm'));
		await program.press('Esc');
		await program.press('End', 'Up', 'Up', 'Enter');
		await program.see(verdict.sources);
		const checks = table(handOver.checks);
		expect(checks.length).toBeGreaterThan(10);
		for (const [title, met] of checks)
			if (met?.text !== shell.met.yes) await program.seeEither([`${title?.text}  ${met?.text}`]);
	});
});
