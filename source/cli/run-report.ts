// The commands without a screen: what is read, what is written where, and the code to leave with.

import { inspect } from '../assessment/inspect.ts';
import { Problem } from '../model/problem.ts';
import { documentOf } from '../report/document.ts';
import { exitCode } from '../report/fail-on.ts';
import { write as formatted } from '../report/formats/index.ts';
import { toHtml } from '../report/formats/to-html.ts';
import { toMarkdown } from '../report/formats/to-markdown.ts';
import { handOverPage } from '../report/hand-over.ts';
import { historyOf, historyTable } from '../report/history.ts';
import { problemWords } from '../report/phrases.ts';
import { type Cover, coveredIn, newCover } from '../shared/redact-identifiers.ts';
import { journalFile, openJournal } from '../storage/journal.ts';
import type { Entry } from '../storage/journal-entries.ts';
import { newestJournal } from '../storage/practice-journals.ts';
import type { Strings } from '../strings/index.ts';
import { presented } from '../ui/context/mask-session.ts';
import type { Session } from '../ui/context/session.ts';
import type { HandOverAsked, HistoryAsked, InspectAsked, ReportAsked } from './options/report-options.ts';
import type { Around } from './session.ts';

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
	/** Over what is written and said; absent: it is shown as it is. */
	readonly cover?: Cover;
};

/** The data that a report is made of, as it may be shown. */
const shown = <T>(data: T, { cover }: Headless): T => (cover ? coveredIn(data, cover) : data);

const covered = (headless: Headless): Headless => {
	const cover = newCover();
	const { say, tell } = headless;
	return { ...headless, cover, say: (text) => say(cover.over(text)), tell: (text) => tell(cover.over(text)) };
};

type Reading = Omit<Parameters<typeof inspect>[2], 'me' | 'clock' | 'signal' | 'onProgress'>;

type Opened = {
	readonly session: Session;
	readonly mode: 'azure' | 'practice';
	readonly entries: readonly Entry[];
};

/** Signed in; or undefined, once it was said who was tried. */
const open = async (asked: InspectAsked | HandOverAsked, headless: Headless): Promise<Opened | undefined> => {
	const { signal, say, strings } = headless;
	const around = { ...headless.around, asksOnce: true };
	const { openAzure, openPractice } = await import('./session.ts');
	const { practice, connect, token, cloud, tenant } = asked;
	const onSpawnFailure = () => () => undefined;
	const opened = practice
		? await openPractice(around, { pace: 'fast', connect, token })
		: await openAzure(around, { cloud, tenant, how: 'default', signal, onSpawnFailure }, () => undefined);
	if ('session' in opened) {
		if (headless.cover) presented(opened.session, headless.cover);
		// A tenant in this process is a new one: what the journal tells of is not in it.
		const isNew = practice && !connect;
		return { ...opened, entries: isNew ? [] : await opened.session.journal.entries() };
	}
	say(strings.reports.notSignedIn);
	for (const { credential, problem } of opened.attempts) say(`  ${credential}: ${problem.message}`);
	say(strings.reports.signInWith(headless.signInCommand));
	return undefined;
};

const read = async ({ session, entries }: Opened, wanted: Reading, headless: Headless) => {
	const { strings, around, signal, tell, say } = headless;
	const inspection = await inspect(session.azure, entries, {
		...wanted,
		me: session.me,
		clock: around.clock,
		signal,
		onProgress: ({ of, done, all }) => tell(strings.reports.progress[of](done, all)),
	});
	tell('');
	for (const name of inspection.missing) say(strings.reports.missing(name));
	return inspection;
};

const writeInspection = async (asked: InspectAsked, headless: Headless): Promise<number> => {
	const opened = await open(asked, headless);
	if (!opened) return 69;
	const inspection = await read(opened, asked, headless);
	const document = documentOf(inspection, { program: opened.session.program, mode: opened.mode });
	await headless.write(formatted(shown(document, headless), asked.output, headless.strings));
	return inspection.missing.length > 0 ? 66 : exitCode(document, asked.failOn);
};

const writeHandOver = async (asked: HandOverAsked, headless: Headless): Promise<number> => {
	const { strings, say } = headless;
	const opened = await open(asked, headless);
	if (!opened) return 69;
	if (asked.practice && !asked.connect) say(strings.reports.newTenant);
	const { subscriptions, account, withSecrets } = asked;
	const wanted = { subscriptions, accounts: [account], withVerdicts: true, withSecrets };
	const { accounts, missing, naming, directory } = await read(opened, wanted, headless);
	const [one, another] = accounts;
	if (another) say(strings.reports.ambiguous(account));
	if (missing.length > 0 || !one?.assessed || another) return 66;
	if (!one.assessed.known) throw one.assessed.problem;
	const made = { program: opened.session.program, mode: opened.mode };
	const page = shown(handOverPage(one.assessed.value, opened.entries, made, { naming, directory }, strings), headless);
	await headless.write(asked.output === 'html' ? toHtml(page) : toMarkdown(page));
	return 0;
};

const writeHistory = async (
	{ practice, output, accounts, since }: HistoryAsked,
	headless: Headless,
): Promise<number> => {
	const { clock, newId, stateDir, version } = headless.around;
	const program = `aoai-keyless ${version}`;
	const file = practice ? await newestJournal(stateDir) : journalFile(stateDir);
	const journal = openJournal({ file, clock, newId, program });
	const { strings, write } = headless;
	const document = shown(historyOf(await journal.entries(), program, { accounts, since }), headless);
	const isPart = accounts.length > 0 || since !== undefined;
	const nothing = isPart ? strings.reports.nothingOfIt : strings.history.nothing;
	await write(
		output === 'json' ? `${JSON.stringify(document, undefined, 2)}\n` : historyTable(document, nothing, strings),
	);
	return 0;
};

/** Resolves with an exit code; rejects with bugs only. */
export const runReport = async (asked: ReportAsked, given: Headless): Promise<number> => {
	const headless = asked.present ? covered(given) : given;
	const { strings, say, tell } = headless;
	try {
		switch (asked.do) {
			case 'inspect':
				return await writeInspection(asked, headless);
			case 'report':
				return await writeHandOver(asked, headless);
			case 'history':
				return await writeHistory(asked, headless);
		}
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
