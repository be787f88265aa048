// The commands without a screen: what is read, what is written where, and the code to leave with.
import { Problem } from './azure/problem.ts';
import { inspect } from './migration/inspect.ts';
import { type Around, openAzure, openPractice } from './open.ts';
import { documentOf } from './report/document.ts';
import { exitCode } from './report/fail-on.ts';
import { write } from './report/index.ts';
import { problemWords } from './report/words.ts';
import type { ReportAsked } from './report-commands.ts';
import type { Strings } from './strings/index.ts';

export type Headless = {
	readonly strings: Strings;
	readonly around: Around;
	readonly signal: AbortSignal;
	/** Standard output; resolves once it has been taken. */
	readonly write: (text: string) => Promise<void>;
	/** Standard error. */
	readonly say: (text: string) => void;
	/** A line that the next one replaces; empty: none. Silent where nobody watches. */
	readonly tell: (text: string) => void;
	/** The command that signs in outside. */
	readonly signInCommand: string;
};

const open = async (asked: ReportAsked, { around, signal }: Headless) => {
	// A tenant in this process is a new one, of which no journal knows; one that is kept must not lose its own to it.
	if (asked.practice)
		return openPractice(around, { pace: 'fast', connect: asked.connect, token: asked.token, keepsJournal: true });
	const onSpawnFailure = () => () => undefined;
	return openAzure(
		around,
		{ cloud: asked.cloud, tenant: asked.tenant, how: 'default', signal, onSpawnFailure },
		() => undefined,
	);
};

/** Resolves with an exit code; rejects with bugs only. */
export const runReport = async (asked: ReportAsked, headless: Headless): Promise<number> => {
	const { strings, around, signal, say, tell } = headless;
	const { reports } = strings;
	try {
		const opened = await open(asked, headless);
		if ('attempts' in opened) {
			say(reports.notSignedIn);
			for (const { credential, problem } of opened.attempts) say(`  ${credential}: ${problem.message}`);
			say(reports.signInWith(headless.signInCommand));
			return 69;
		}
		const { azure, me, journal, program } = opened.session;
		const isNew = asked.practice && !asked.connect;
		const inspection = await inspect(azure, isNew ? [] : await journal.entries(), {
			...asked,
			me,
			clock: around.clock,
			signal,
			onProgress: ({ of, done, all }) => tell(reports.progress[of](done, all)),
		});
		tell('');
		const document = documentOf(inspection, { program, mode: opened.mode });
		await headless.write(write(document, asked.output, strings));
		for (const name of inspection.missing) say(reports.missing(name));
		return inspection.missing.length > 0 ? 66 : exitCode(document, asked.failOn);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		tell('');
		const { kind, facts } = error;
		const { code = null, detail = null, requestId = null, command } = facts;
		say(problemWords({ kind, code, detail, requestId }, strings));
		if (command) say(command);
		return kind === 'journal' ? 74 : 69;
	}
};
