// Hands that press anything, and an account of what they have confirmed by doing so.
import { type KeyId, keys } from '../../source/ui/context/keys.ts';
import type { Screen } from '../../source/ui/context/navigation.ts';
import { unambiguousEscape } from './key-codes.ts';
import type { RenderedApp } from './render-app.tsx';
import type { RandomSource } from './seeded-random.ts';

/** What is sent for the keys that are no letter; the names are those that `press` knows. */
const inputByKeyLabel: Readonly<Record<string, string>> = {
	'↑': 'Up',
	'↓': 'Down',
	PgUp: 'PgUp',
	PgDn: 'PgDn',
	Home: 'Home',
	End: 'End',
	Enter: 'Enter',
	Tab: 'Tab',
	Esc: unambiguousEscape,
	Space: ' ',
	'Ctrl+P': '\u0010',
};

/** Every key of the program, from its own table. */
export const allKeyInputs: readonly string[] = (Object.keys(keys) as KeyId[]).map((id) => {
	const { show } = keys[id];
	const text = inputByKeyLabel[show] ?? show;
	if (!(show in inputByKeyLabel) && [...show].length !== 1) throw new Error(`nobody knows how to press ${show}`);
	return text;
});

const namedKeys = ['Up', 'Down', 'PgUp', 'PgDn', 'Home', 'End', 'Tab', 'Backspace', 'Enter', 'Enter', 'Enter'];
const letterKeys = [
	...allKeyInputs.filter((key) => !namedKeys.includes(key) && key !== unambiguousEscape),
	...'xyz019- 日本',
];
const noiseInputs = [
	'\u001B[200~aoai-contoso-batch\r\u001B[201~',
	'\u001B[200~1 disable\r\u001B[201~',
	'\u001B[5;7R',
	'\u001B[I',
	'\u001BOP',
	'\u0000',
	'\u001B[<0;10;10M',
	'\u001B[<0;10;10m',
	'\u001B[<64;10;10M',
	'\u001B[<65;9999;9999M',
	'\u001B[',
	'é',
	'👩‍👩‍👧',
];

/** What is asked for, and must be typed to the letter. */
type TypedConfirmation = { readonly text: string; readonly ids: readonly string[] };

const changedResourceId = (screen: Screen | undefined): string =>
	screen?.name !== 'confirm'
		? ''
		: 'hostId' in screen.changeRequest.input
			? screen.changeRequest.input.hostId
			: screen.changeRequest.input.accountId;

export class Monkey {
	readonly log: string[] = [];
	/** What was confirmed, an id for each change that may follow: of the account, or of the host. */
	readonly confirmedIds: string[] = [];
	/** Names and words of plans that were typed right. */
	confirmedPlanCount = 0;
	/** What was typed, a key at a time, since the field that is on screen was first seen. */
	private typed = '';
	private wasPrompted = false;
	readonly program: RenderedApp;
	readonly random: RandomSource;

	constructor(program: RenderedApp, dice: RandomSource) {
		this.program = program;
		this.random = dice;
	}

	pick<T>(of: readonly T[]): T {
		return of[Math.floor(this.random() * of.length)] as T;
	}

	private currentScreen(): Screen | undefined {
		return this.program.routes().at(-1)?.screen;
	}

	/** The name, or the number and word, that are asked for on screen. */
	private typedConfirmation(): TypedConfirmation | undefined {
		const { confirm, plan } = this.program.strings;
		const screen = this.currentScreen();
		const lines = this.program.screen().split('\n');
		const below = (sentence: string, label: string) => {
			const at = lines.findIndex((line) => line.includes(sentence.slice(0, 15)));
			return at < 0 || !lines.some((line) => line.startsWith(label)) ? undefined : lines[at + 1]?.trim();
		};
		if (screen?.name === 'plan') {
			const words = below(plan.typeWords, plan.label);
			return words ? { text: words, ids: screen.accountIds } : undefined;
		}
		const words = below(confirm.typeName, confirm.nameLabel);
		return words ? { text: words, ids: [changedResourceId(screen)] } : undefined;
	}

	private isYesSelected(): boolean {
		const { changes, shell } = this.program.strings;
		// What stands before the name that is filled in.
		const yes = Object.values(changes).map((words) => words.yes({}).split('undefined')[0]?.slice(0, 9));
		return this.program
			.screen()
			.split('\n')
			.map((line) => line.replace(`${shell.screenReader.chosen}: `, '› ').replace(/^› \d+\. /, '› '))
			.some((line) => yes.some((one) => one && line.startsWith(`› ${one}`)));
	}

	/** Sends one key and keeps account, from what the screen showed before it, of whether it confirms anything. */
	async send(key: string): Promise<void> {
		const asked = this.typedConfirmation();
		if (!asked || !this.wasPrompted) this.typed = '';
		this.wasPrompted = asked !== undefined;
		if (key === 'Enter' || key.startsWith('\r')) {
			if (asked && this.typed === asked.text) {
				this.confirmedIds.push(...asked.ids);
				if (this.currentScreen()?.name === 'plan') this.confirmedPlanCount += 1;
			} else if (this.isYesSelected()) this.confirmedIds.push(changedResourceId(this.currentScreen()));
		}
		if (key === 'Backspace') this.typed = [...this.typed].slice(0, -1).join('');
		else if ([...key].length === 1 && key >= ' ') this.typed += key;
		this.log.push(key);
		const settle = () => new Promise((resolve) => setImmediate(resolve));
		await (key.length > 1 && !namedKeys.includes(key) ? this.program.sendChunk(key) : this.program.press(key));
		// The screen is read before the next key: it has to have taken in this one.
		for (let turn = 0; turn < 6; turn += 1) await settle();
	}

	async takeTurn(): Promise<void> {
		const asked = this.typedConfirmation();
		const at = this.random();
		if (asked && at < 0.3) {
			// The right words, or nearly.
			const { text: words } = asked;
			const text =
				this.random() < 0.6 ? words : this.pick([words.slice(1), `${words} `, words.toUpperCase(), `${words}x`]);
			for (const letter of text) await this.send(letter);
			return this.send('Enter');
		}
		// Where something can be confirmed, hands that know what they do come to the question now and then.
		const here = this.currentScreen()?.name;
		if (!asked && at < 0.3 && here === 'confirm') {
			await this.send('Down');
			return this.send('Enter');
		}
		if (!asked && at < 0.3 && here === 'plan') return this.send('Enter');
		if (at < 0.03) return this.send(this.pick(noiseInputs));
		// Typed ahead: an Enter and an answer for a question that is not on screen yet.
		if (at < 0.05 && !asked)
			return this.send(`\r${this.pick(['aoai-contoso-batch', 'aoai-contoso-chat', '1 disable', '2 disable\r'])}`);
		if (at < 0.06) return this.program.terminal.resize(this.pick([20, 60, 80, 200]), this.pick([6, 15, 24, 60]));
		if (at < 0.12) return this.send(unambiguousEscape);
		return this.send(this.random() < 0.5 ? this.pick(namedKeys) : this.pick(letterKeys));
	}
}

/**
 * The changes that nobody confirmed: each of them uses up one confirmation of what it changes. A change that is sent again
 * is one change.
 */
export const findUnconfirmedChanges = (changes: readonly string[], confirmed: readonly string[]): readonly string[] => {
	const left = confirmed.map((id) => id.toLowerCase());
	return changes
		.filter((one, index) => one !== changes[index - 1])
		.filter((change) => {
			// A request's address has names in it as they are encoded there.
			const changed = decodeURI(change).toLowerCase();
			const at = left.findIndex((id) => id !== '' && changed.includes(id));
			if (at >= 0) left.splice(at, 1);
			return at < 0;
		});
};
