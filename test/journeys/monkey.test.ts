// Wrong hands on the keyboard: random keys, everywhere, and only what was confirmed is ever changed.
// Another run, or the same once more: MONKEY_SEED and MONKEY_KEYS, or npm run monkey.

import type { HttpClient } from '@azure/core-rest-pipeline';
import { expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { nobodyCalls } from '../helpers/decided.ts';
import { type Dice, diceOf } from '../helpers/dice.ts';
import { openProgram, type Program, type ProgramOptions } from '../helpers/program.tsx';

const seed = Number(process.env.MONKEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const wanted = Number(process.env.MONKEY_KEYS ?? 4000);

const named = ['Up', 'Down', 'PgUp', 'PgDn', 'Home', 'End', 'Tab', 'Backspace', 'Enter', 'Enter', 'Enter'];
const letters = ['\u0010', ...'AEKTXY[]abcdfghijknoprstuvwD/?', ...'xyz019- 日本'];
// As terminals with the kitty protocol send Escape: Ink need not wait to see whether more follows.
const escapeKey = '\u001B[27u';
const noise = [
	'\u001B[200~aoai-contoso-batch\r\u001B[201~',
	'\u001B[5;7R',
	'\u001B[I',
	'\u001BOP',
	'\u0000',
	'\u001B[<0;10;10M',
	'é',
	'👩‍👩‍👧',
];

type Log = string[];

class Monkey {
	readonly log: Log = [];
	confirmations = 0;
	/** What was typed, a key at a time, since the field that is on screen was first seen. */
	private typed = '';
	private isAsked = false;
	readonly program: Program;
	readonly dice: Dice;

	constructor(program: Program, dice: Dice) {
		this.program = program;
		this.dice = dice;
	}

	pick<T>(of: readonly T[]): T {
		return of[Math.floor(this.dice() * of.length)] as T;
	}

	/** The name that is asked for on screen, or undefined. */
	private asked(): string | undefined {
		const { confirm } = this.program.strings;
		const lines = this.program.screen().split('\n');
		const at = lines.findIndex((line) => line.includes(confirm.typeName.slice(0, 15)));
		return at < 0 || !lines.some((line) => line.startsWith(confirm.nameLabel)) ? undefined : lines[at + 1]?.trim();
	}

	private chosen(): boolean {
		const { changes } = this.program.strings;
		// What stands before the name that is filled in.
		const yes = Object.values(changes).map((words) => words.yes({}).split('undefined')[0]?.slice(0, 9));
		return this.program
			.screen()
			.split('\n')
			.some((line) => yes.some((one) => one && line.startsWith(`› ${one}`)));
	}

	/** Sends one key and keeps account, from what the screen showed before it, of whether it confirms anything. */
	async send(key: string): Promise<void> {
		const name = this.asked();
		if (!name) this.typed = '';
		if (name && !this.isAsked) this.typed = '';
		this.isAsked = name !== undefined;
		if ((key === 'Enter' || key.startsWith('\r')) && ((name !== undefined && this.typed === name) || this.chosen()))
			this.confirmations += 1;
		if (key === 'Backspace') this.typed = [...this.typed].slice(0, -1).join('');
		else if ([...key].length === 1 && key >= ' ') this.typed += key;
		this.log.push(key);
		const settle = () => new Promise((resolve) => setImmediate(resolve));
		await (key.length > 1 && !named.includes(key) ? this.program.rush(key) : this.program.press(key));
		// The screen is read before the next key: it has to have taken in this one.
		for (let turn = 0; turn < 6; turn += 1) await settle();
	}

	async play(): Promise<void> {
		const name = this.asked();
		const at = this.dice();
		if (name && at < 0.3) {
			// The right name, or nearly.
			const text = this.dice() < 0.6 ? name : this.pick([name.slice(1), `${name} `, name.toUpperCase(), `${name}x`]);
			for (const letter of text) await this.send(letter);
			return this.send('Enter');
		}
		if (at < 0.03) return this.send(this.pick(noise));
		// Typed ahead: an Enter and a name for a question that is not on screen yet.
		if (at < 0.05 && !name) return this.send(`\r${this.pick(['aoai-contoso-batch', 'aoai-contoso-chat'])}`);
		if (at < 0.06) return this.program.terminal.resize(this.pick([20, 60, 80, 200]), this.pick([6, 15, 24, 60]));
		if (at < 0.12) return this.send(escapeKey);
		return this.send(this.dice() < 0.5 ? this.pick(named) : this.pick(letters));
	}
}

/** First groups of their ids, as a header shows them. */
const [homeTenant, otherTenant] = ['7f5c1a52', '0f0f0f0f'];

const twoTenants = (hop: HttpClient): HttpClient => ({
	sendRequest: async (request) => {
		const response = await hop.sendRequest(request);
		if (new URL(request.url).pathname !== '/tenants') return response;
		const { value } = JSON.parse(response.bodyAsText ?? '') as { value: readonly object[] };
		const other = { tenantId: `${otherTenant}-0000-4000-8000-000000000002`, displayName: 'Fabrikam' };
		return { ...response, bodyAsText: JSON.stringify({ value: [...value, other] }) };
	},
});

const sessionOf = (dice: Dice): ProgramOptions => {
	const any = <T>(of: readonly T[]): T => of[Math.floor(dice() * of.length)] as T;
	const language = any(languages);
	// Half of them belong to two tenants and may switch.
	const maySwitch = dice() < 0.5;
	const switches: ProgramOptions = maySwitch ? { mode: 'azure', signIn: () => undefined, hop: twoTenants } : {};
	return {
		...switches,
		language,
		before: async (practice, journal) => {
			const accounts = [...practice.tenant.resources.values()].filter(({ type }) => type.endsWith('/accounts'));
			for (const { id } of accounts) if (dice() < 0.5) await nobodyCalls(journal, id);
		},
		start: [
			{ name: 'subscriptions' },
			...any([
				[],
				[{ name: 'accounts' as const, subscriptionId: undefined }],
				[{ name: 'find' as const, account: 'aoai-contoso-batch', subscription: undefined }],
				[{ name: 'find' as const, account: 'aoai-contoso-chat', subscription: undefined }],
				[{ name: 'history' as const }],
				[{ name: 'tenants' as const }],
				...(maySwitch
					? Array.from({ length: 4 }, () => [{ name: 'history' as const }, { name: 'tenants' as const }])
					: []),
			]),
		],
	};
};

/** A change that is tried again is one change. */
const distinct = (changes: readonly string[]) => changes.filter((one, index) => one !== changes[index - 1]);

it(`never crashes and never changes what nobody confirmed (seed ${seed})`, async () => {
	const dice = diceOf(seed);
	const tried = { keys: 0, sessions: 0, confirmed: 0, changed: 0, switched: 0 };
	const screens = new Set<string>();
	// A run in which nothing was ever confirmed proves nothing: it goes on until something was, five times as long at most.
	while (tried.keys < wanted || (tried.changed === 0 && tried.keys < 5 * wanted)) {
		const program = await openProgram(sessionOf(dice));
		const monkey = new Monkey(program, dice);
		let bug: unknown;
		let isOver = false;
		program.left.then(
			() => {
				isOver = true;
			},
			(error: unknown) => {
				bug = error;
				isOver = true;
			},
		);
		try {
			await program.see('aoai-keyless');
			let tenant = homeTenant;
			while (!isOver && monkey.log.length < 600) {
				await monkey.play();
				const crumb = program
					.screen()
					.split('\n')[0]
					?.split('›')
					.findLast((one) => !/\d/.test(one))
					?.trim()
					.split(/\s{2,}/)[0];
				if (crumb) screens.add(crumb);
				const now = [homeTenant, otherTenant].find((one) => program.screen().split('\n')[1]?.includes(one));
				if (now && now !== tenant) {
					tenant = now;
					tried.switched += 1;
					expect(crumb, 'the first screen after another tenant').toBe(program.strings.lists.subscriptions);
				}
				const changed = distinct(program.practice.changes()).length;
				expect(changed, `changed ${program.practice.changes()}`).toBeLessThanOrEqual(monkey.confirmations);
			}
			if (bug) throw bug;
		} catch (error) {
			const last = monkey.log
				.slice(-60)
				.map((key) => JSON.stringify(key))
				.join(' ');
			throw new Error(`seed ${seed}, after ${tried.keys + monkey.log.length} keys: ${last}\n${program.screen()}`, {
				cause: error,
			});
		} finally {
			tried.keys += monkey.log.length;
			tried.sessions += 1;
			tried.confirmed += monkey.confirmations;
			tried.changed += distinct(program.practice.changes()).length;
			await program.close();
		}
	}
	console.log(
		`random keys: ${tried.keys} in ${tried.sessions} sessions (seed ${seed}); ${tried.confirmed} confirmations, ${tried.changed} changes, none without; ${tried.switched} times another tenant; ${screens.size} kinds of screen`,
	);
	expect(tried.changed).toBeGreaterThan(0);
}, 3_600_000);
