// The command line as data: what was asked for, or what to print and which code to leave with.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CloudName } from './azure/azure.ts';
import { isLesson, type LessonId, lessonIds } from './lessons/ids.ts';
import { addReportCommands, type CompletionAsked, type ReportAsked } from './report-commands.ts';
import type { Language, Strings } from './strings/index.ts';

export type Common = {
	readonly subscription?: string;
	readonly account?: string;
	readonly readOnly: boolean;
	readonly mouse?: boolean;
	readonly screenReader?: boolean;
	readonly ownerTag?: string;
	readonly lang?: Language;
	readonly stateDir?: string;
	readonly logFile?: string;
	readonly present?: boolean;
};

export type Pace = 'fast' | 'azure';

/** A practice tenant of another size than Contoso, and how far away it is. */
export type Size = {
	readonly scale?: { readonly subscriptions: number; readonly accounts: number };
	readonly seed?: number;
	/** Milliseconds. */
	readonly latency?: number;
};

export type Asked =
	| ({ readonly do: 'azure'; readonly tenant?: string; readonly cloud: CloudName } & Common)
	| ({
			readonly do: 'practice';
			readonly connect?: string;
			readonly token?: string;
			readonly pace: Pace;
			readonly faults: readonly string[];
			readonly lesson?: LessonId;
	  } & Size &
			Common)
	| ({
			readonly do: 'serve';
			readonly port: number;
			readonly token?: string;
			readonly pace: Pace;
			readonly faults: readonly string[];
	  } & Size)
	| ReportAsked
	| CompletionAsked
	| { readonly do: 'print'; readonly text: string; readonly code: number };

/** Microsoft Entra tenants: a GUID or a domain name. Kept narrow, because it is shown inside a command to copy. */
const tenantPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,254}$/;

/** What to open first, what the screens show, and how. */
const withPlace = (command: Command, { options }: Strings['cli']): Command =>
	command
		.option('--subscription <name or id>', options.subscription)
		.option('--account <name or id>', options.account)
		.option('--mouse', options.mouse)
		.option('--screen-reader', options.screenReader)
		.option('--owner-tag <name>', options.ownerTag);

const withCloud = (command: Command, { options }: Strings['cli'], toTenant: (text: string) => string): Command =>
	command
		.option('--tenant <id or domain>', options.tenant, toTenant)
		.addOption(new Option('--cloud <cloud>', options.cloud).choices(['public', 'usgov', 'china']).default('public'));

const withCommon = (command: Command, words: Strings['cli']): Command =>
	withHelp(
		command
			.option('--read-only', words.options.readOnly)
			.option('--state-dir <folder>', words.options.stateDir)
			.option('--log-file <file>', words.options.logFile)
			.option('--present', words.options.present),
		words,
	);

const withHelp = (command: Command, { options, titles }: Strings['cli']): Command =>
	command
		.addOption(new Option('--lang <language>', options.lang).choices(['en', 'ja']))
		.helpOption('-h, --help', options.help)
		.configureHelp({ styleTitle: (title) => titles[title.replace(/:$/, '')] ?? title });

/** The language is needed to word the rest, so it is looked for first. */
export const languageIn = (argv: readonly string[]): Language | undefined => {
	const at = argv.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
	const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
	return value === 'en' || value === 'ja' ? value : undefined;
};

type PracticeFlags = Common &
	Size & {
		serve?: boolean;
		port?: number;
		connect?: string;
		token?: string;
		pace: Pace;
		fault?: string[];
		/** true: without a name. */
		lesson?: string | true;
	};

const refusal = (text: string): Asked => ({ do: 'print', text: `${text}\n`, code: 2 });

const listing = ({ lessons }: Strings): string =>
	[lessons.listed, ...lessonIds.map((id) => `  ${id.padEnd(16)}${lessons.of[id].title}`), ''].join('\n');

const practice = (flags: PracticeFlags, strings: Strings): Asked => {
	const words = strings.cli;
	const { serve, port, connect, token, pace, fault: faults = [], scale, seed, latency, lesson, ...common } = flags;
	const size: Size = { scale, seed, latency };
	if (lesson === true) return { do: 'print', text: listing(strings), code: 0 };
	if (lesson !== undefined && !isLesson(lesson)) return refusal(words.badLesson(lesson, lessonIds.join(', ')));
	if (lesson && (serve || scale)) return refusal(words.lessonOnContoso);
	if (serve && connect) return refusal(words.serveOrConnect);
	if (port !== undefined && !serve) return refusal(words.onlyWithServe);
	if (token !== undefined && !serve && !connect) return refusal(words.onlyWithConnect);
	if (connect && faults.length > 0) return refusal(words.faultElsewhere);
	if (connect && (scale || latency !== undefined)) return refusal(words.notWithConnect);
	if (seed !== undefined && !scale) return refusal(words.onlyWithScale);
	if (serve) return { do: 'serve', port: port ?? 0, token, pace, faults, ...size };
	return {
		do: 'practice',
		connect,
		token,
		pace,
		faults,
		lesson,
		...size,
		...common,
		readOnly: common.readOnly === true,
	};
};

/** Most accounts of a practice tenant: more would not fit into the memory of a small machine. */
const mostAccounts = 200_000;

/** `1000x10`: a thousand subscriptions with ten accounts each. Undefined for anything else. */
const readScale = (text: string): Size['scale'] => {
	const [, subscriptions = 0, accounts = 0] = (/^([1-9]\d*)x(\d+)$/i.exec(text) ?? []).map(Number);
	const isWithin = subscriptions > 0 && subscriptions * Math.max(1, accounts) <= mostAccounts;
	return isWithin ? { subscriptions, accounts } : undefined;
};

/** Never prints and never ends the process; `argv` is without node and script. */
export const readCommandLine = (argv: readonly string[], strings: Strings, version: string): Asked => {
	const words = strings.cli;
	let asked: Asked | undefined;
	let printed = '';
	const toPort = (text: string): number => {
		const port = Number(text);
		if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError(words.badPort(text));
		return port;
	};
	const toScale = (text: string) => {
		const scale = readScale(text);
		if (!scale) throw new InvalidArgumentError(words.badScale(text, mostAccounts));
		return scale;
	};
	const toNumber = (flag: string, most: number) => (text: string) => {
		if (!/^\d+$/.test(text) || Number(text) > most) throw new InvalidArgumentError(words.badNumber(flag, text, most));
		return Number(text);
	};
	const toTenant = (text: string): string => {
		if (!tenantPattern.test(text)) throw new InvalidArgumentError(words.options.tenant);
		return text;
	};
	const output = {
		writeOut: (text: string) => {
			printed += text;
		},
		writeErr: (text: string) => {
			printed += text;
		},
	};
	const program = withCloud(withCommon(withPlace(new Command('aoai-keyless'), words), words), words, toTenant)
		.description(words.description)
		// A flag belongs to the command that it follows.
		.enablePositionalOptions()
		.version(version, '-V, --version', words.options.version)
		.addHelpText('after', `\n${words.exitCodes}`)
		.helpCommand(false)
		.allowExcessArguments(false)
		.configureOutput(output)
		.exitOverride()
		.action((flags) => {
			asked = { do: 'azure', ...flags, readOnly: flags.readOnly === true };
		});
	withCommon(withPlace(program.command('practice'), words), words)
		.description(words.practiceDescription)
		.option('--serve', words.options.serve)
		.option('--port <number>', words.options.port, toPort)
		.option('--connect <url>', words.options.connect)
		.option('--token <token>', words.options.token)
		.option('--lesson [name]', words.options.lesson)
		.option('--fault <name>', words.options.fault, (one: string, before: string[] = []) => [...before, one])
		.option('--scale <subscriptions x accounts>', words.options.scale, toScale)
		.option('--seed <number>', words.options.seed, toNumber('--seed', 2 ** 32 - 1))
		.option('--latency <milliseconds>', words.options.latency, toNumber('--latency', 60_000))
		.addOption(new Option('--pace <pace>', words.options.pace).choices(['fast', 'azure']).default('fast'))
		.allowExcessArguments(false)
		.action((_, command: Command) => {
			asked = practice(flagsOf(command) as PracticeFlags, strings);
		});
	addReportCommands({
		program,
		strings,
		withHelp: (command) => withHelp(command, words),
		withCommon: (command) => withCommon(command, words),
		withCloud: (command) => withCloud(command, words, toTenant),
		flagsOf,
		tell: (told) => {
			asked = 'refusal' in told ? refusal(told.refusal) : told;
		},
	});
	// Also what was said before the name of the command belongs to it.
	function flagsOf(command: Command): object {
		return { ...program.opts(), ...command.opts(), ...before(program, command) };
	}
	try {
		program.parse([...argv], { from: 'user' });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return { do: 'print', text: printed, code: error.exitCode === 0 ? 0 : 2 };
	}
	return asked ?? { do: 'print', text: printed, code: 2 };
};

/** Common flags that were given before the subcommand and not after it. */
const before = (program: Command, command: Command): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(program.opts()).filter(
			([name]) => program.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli',
		),
	);
