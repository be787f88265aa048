// Runs the commands without a screen: what each reads, what it writes where, and the exit code.

import type { TenantContents } from 'azure-ai-emulator';
import { inspectAccounts } from '../assessment/inspection.ts';
import { Problem } from '../model/problem.ts';
import { inspectionDocument } from '../report/document.ts';
import { exitCode } from '../report/fail-on.ts';
import { formatReport } from '../report/formats/index.ts';
import { toHtml } from '../report/formats/to-html.ts';
import { toMarkdown } from '../report/formats/to-markdown.ts';
import { handOverPage } from '../report/hand-over.ts';
import { historyDocument, historyTable } from '../report/history.ts';
import { problemText } from '../report/report-texts.ts';
import { createMask, type Mask, maskDeep } from '../shared/redact-identifiers.ts';
import { journalFile, openJournal } from '../storage/journal.ts';
import type { JournalEntry } from '../storage/journal-entries.ts';
import { newestJournalFile } from '../storage/practice-journals.ts';
import { checkStateFolder } from '../storage/state-folder.ts';
import type { Strings } from '../strings/index.ts';
import { maskSession } from '../ui/context/mask-session.ts';
import type { Session } from '../ui/context/session.ts';
import type {
	HandOverCommand,
	HistoryCommand,
	InspectCommand,
	ReportCommand,
} from './options/parsed-report-command.ts';
import type { Runtime } from './runtime.ts';

export type ReportContext = {
	readonly strings: Strings;
	readonly runtime: Runtime;
	/** The contents of the practice tenant; absent: Contoso. */
	readonly contents?: TenantContents;
	readonly signal: AbortSignal;
	/** Writes to standard output; resolves once it has been taken. */
	readonly write: (text: string) => Promise<void>;
	/** Writes to standard error. */
	readonly printError: (text: string) => void;
	/** Shows a line that the next one replaces; an empty one removes it. Silent where standard error is no terminal. */
	readonly setStatus: (text: string) => void;
	/** The command that signs in outside of this program. */
	readonly signInCommand: string;
	/** The mask over all output; absent: nothing is masked. */
	readonly mask?: Mask;
};

/** Returns the data of a report as it may be shown. */
const withMaskApplied = <T>(data: T, { mask }: ReportContext): T => (mask ? maskDeep(data, mask) : data);

const withMask = (headless: ReportContext): ReportContext => {
	const mask = createMask();
	const { printError, setStatus } = headless;
	return {
		...headless,
		mask,
		printError: (text) => printError(mask.apply(text)),
		setStatus: (text) => setStatus(mask.apply(text)),
	};
};

type InspectSelection = Omit<Parameters<typeof inspectAccounts>[2], 'me' | 'clock' | 'signal' | 'onProgress'>;

type OpenedSession = {
	readonly session: Session;
	readonly mode: 'azure' | 'practice';
	readonly entries: readonly JournalEntry[];
};

/** Returns a session; undefined once the failed credentials were printed. */
const openSession = async (
	asked: InspectCommand | HandOverCommand,
	headless: ReportContext,
): Promise<OpenedSession | undefined> => {
	const { signal, printError, strings } = headless;
	const runtime = { ...headless.runtime, cachesResponses: true };
	const { practice, connect, token, cloud, tenant } = asked;
	const openPractice = async () =>
		(await import('./practice-session.ts')).openPracticeSession(runtime, {
			pace: 'fast',
			connect,
			token,
			contents: headless.contents,
		});
	const openAzure = async () =>
		(await import('./azure-session.ts')).openAzureSession(
			runtime,
			{ cloud, tenant, signInMethod: 'default', signal, onSpawnFailure: () => () => undefined },
			() => undefined,
		);
	const opened = await (practice ? openPractice() : openAzure());
	if ('session' in opened) {
		if (headless.mask) maskSession(opened.session, headless.mask);
		// A tenant in this process is new: the journal's changes are not in it.
		const isNew = practice && !connect;
		return { ...opened, entries: isNew ? [] : await opened.session.journal.entries() };
	}
	printError(strings.reports.notSignedIn);
	for (const { credential, problem } of opened.attempts) printError(`  ${credential}: ${problem.message}`);
	printError(strings.reports.signInWith(headless.signInCommand));
	return undefined;
};

const runInspection = async (
	{ session, entries }: OpenedSession,
	inspectSelection: InspectSelection,
	headless: ReportContext,
) => {
	const { strings, runtime, signal, setStatus, printError } = headless;
	const inspection = await inspectAccounts(session.azure, entries, {
		...inspectSelection,
		me: session.user,
		clock: runtime.clock,
		signal,
		onProgress: ({ of, done, all }) => setStatus(strings.reports.progress[of](done, all)),
	});
	setStatus('');
	for (const name of inspection.unmatchedNames) printError(strings.reports.notFound(name));
	return inspection;
};

const writeInspection = async (asked: InspectCommand, headless: ReportContext): Promise<number> => {
	const opened = await openSession(asked, headless);
	if (!opened) return 69;
	const inspection = await runInspection(opened, asked, headless);
	const document = inspectionDocument(inspection, { program: opened.session.program, mode: opened.mode });
	await headless.write(formatReport(withMaskApplied(document, headless), asked.output, headless.strings));
	return inspection.unmatchedNames.length > 0 ? 66 : exitCode(document, asked.failOn);
};

const writeHandOver = async (asked: HandOverCommand, headless: ReportContext): Promise<number> => {
	const { strings, printError } = headless;
	const opened = await openSession(asked, headless);
	if (!opened) return 69;
	if (asked.practice && !asked.connect) printError(strings.reports.newTenant);
	const { subscriptions, account, withSecrets } = asked;
	const selection = { subscriptions, accounts: [account], withVerdicts: true, withSecrets };
	const { accounts, unmatchedNames, naming, directory } = await runInspection(opened, selection, headless);
	const [one, another] = accounts;
	if (another) printError(strings.reports.ambiguous(account));
	if (unmatchedNames.length > 0 || !one?.assessment || another) return 66;
	if (!one.assessment.known) throw one.assessment.problem;
	const origin = { program: opened.session.program, mode: opened.mode };
	const page = withMaskApplied(
		handOverPage(one.assessment.value, opened.entries, origin, { naming, directory }, strings),
		headless,
	);
	await headless.write(asked.output === 'html' ? toHtml(page) : toMarkdown(page));
	return 0;
};

const writeHistory = async (
	{ practice, output, accounts, since }: HistoryCommand,
	headless: ReportContext,
): Promise<number> => {
	const { clock, newId, stateDir, version } = headless.runtime;
	const program = `aoai-keyless ${version}`;
	await checkStateFolder(stateDir);
	const file = practice ? await newestJournalFile(stateDir) : journalFile(stateDir);
	const journal = openJournal({ file, clock, newId, program });
	const { strings, write } = headless;
	const document = withMaskApplied(historyDocument(await journal.entries(), program, { accounts, since }), headless);
	const isFiltered = accounts.length > 0 || since !== undefined;
	const emptyText = isFiltered ? strings.reports.nothingMatches : strings.history.nothing;
	await write(
		output === 'json' ? `${JSON.stringify(document, undefined, 2)}\n` : historyTable(document, emptyText, strings),
	);
	return 0;
};

/** Runs a report command; resolves with its exit code, and rejects with bugs only. */
export const runReport = async (asked: ReportCommand, unmaskedContext: ReportContext): Promise<number> => {
	const context = asked.present ? withMask(unmaskedContext) : unmaskedContext;
	const { strings, printError, setStatus } = context;
	try {
		switch (asked.do) {
			case 'inspect':
				return await writeInspection(asked, context);
			case 'report':
				return await writeHandOver(asked, context);
			case 'history':
				return await writeHistory(asked, context);
		}
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		setStatus('');
		const { kind, facts } = error;
		const { code = null, requestId = null, command, refusal } = facts;
		const detail = refusal ? `${facts.subject} (${strings.fileRefusals[refusal]})` : (facts.detail ?? null);
		printError(problemText({ kind, code, detail, requestId }, strings));
		if (command) printError(command);
		return kind === 'journal' ? 74 : 69;
	}
};
