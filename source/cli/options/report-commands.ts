// Declares the commands that need no terminal, and parses them to data.
import { Argument, type Command } from 'commander';
import { type FailCondition, failConditions, formats, historyFormats, pageFormats } from '../../report/choices.ts';
import type { Strings } from '../../strings/index.ts';
import { type Shell, shells } from '../completion/grammar.ts';
import { collect, collectParsed, grammarOf } from './completion-grammar.ts';
import type {
	CompletionCommand,
	HandOverCommand,
	HistoryCommand,
	InspectCommand,
	ReportCommand,
	TargetOptions,
} from './parsed-report-command.ts';
import { choiceArgument, choiceOption, choicesOption, parseAccount } from './value-parsers.ts';

type ReportFlags = Omit<TargetOptions, 'practice'> & {
	readonly practice?: boolean;
	readonly subscription?: string | readonly string[];
	readonly account?: string | readonly string[];
	readonly failOn?: readonly FailCondition[];
	readonly inventory?: boolean;
	readonly lookThroughSettings?: boolean;
};

const toArray = (value: string | readonly string[] | undefined): readonly string[] => [value ?? []].flat();

const targetOptions = ({
	practice,
	contents,
	connect,
	token,
	tenant,
	cloud,
	readOnly,
	stateDir,
	logFile,
	present,
	lang,
}: ReportFlags): TargetOptions => ({
	practice: practice === true || connect !== undefined,
	contents,
	connect,
	token,
	tenant,
	cloud,
	readOnly: readOnly === true,
	stateDir,
	logFile,
	present,
	lang,
});

type ReportCommandContext = {
	readonly program: Command;
	readonly strings: Strings;
	/** Adds what every command takes: help and language. */
	readonly addHelpOptions: (command: Command) => Command;
	/** Adds the flags for the journal's folder, the log, and read-only mode. */
	readonly addStorageOptions: (command: Command) => Command;
	readonly addCloudOptions: (command: Command) => Command;
	readonly parseTime: (text: string) => number;
	/** Returns the flags of a command, with those before its name. */
	readonly flagsOf: (command: Command) => object;
	/** Called once with the parsed command, or with what is wrong with it. */
	readonly onParsed: (asked: ReportCommand | CompletionCommand | { readonly refusal: string }) => void;
};

/** Adds every command that needs no terminal to the program; each passes what it parsed to `onParsed`. */
export const addReportCommands = (adding: ReportCommandContext): void => {
	const { program, strings, addHelpOptions, addStorageOptions, addCloudOptions, parseTime, flagsOf, onParsed } = adding;
	const { options, ...texts } = strings.reports;
	const account = parseAccount(strings.cli);
	const collectAccounts = collectParsed(account);
	const output = <T extends string>(...[first, ...others]: readonly T[]) =>
		choiceOption('--output <format>', options.output, [first ?? '', ...others], strings.cli).default(first);
	const add = (name: string, description: string) =>
		program.command(name).description(description).allowExcessArguments(false);
	const addTargetOptions = (command: Command) =>
		addCloudOptions(addHelpOptions(addStorageOptions(command)))
			.option('--present', options.present)
			.option('--practice', options.practice)
			.option('--contents <file>', strings.cli.options.contents, collect)
			.option('--connect <url>', strings.cli.options.connect)
			.option('--token <token>', strings.cli.options.token);
	const flagsIn = <T>(command: Command): (ReportFlags & T) | undefined => {
		const flags = flagsOf(command) as ReportFlags & T;
		const refusal =
			flags.token !== undefined && !flags.connect
				? texts.onlyWithConnect
				: flags.contents && (flags.connect || !flags.practice)
					? texts.contentsWithPractice
					: undefined;
		if (refusal === undefined) return flags;
		onParsed({ refusal });
		return undefined;
	};

	addTargetOptions(add('inspect', texts.inspect))
		.option('--subscription <name or id>', options.subscription, collect)
		.option('--account <name or id>', options.account, collectAccounts)
		.addOption(output(...formats))
		.addOption(choicesOption('--fail-on <finding>', options.failOn, failConditions, strings.cli))
		.option('--inventory', options.inventory)
		.option('--look-through-settings', options.lookThroughSettings)
		.action((_, command: Command) => {
			const flags = flagsIn<Pick<InspectCommand, 'output'>>(command);
			if (!flags) return;
			const { inventory = false, lookThroughSettings = false, failOn = [] } = flags;
			if (inventory && (lookThroughSettings || failOn.some((one) => one !== 'keys-on')))
				return onParsed({ refusal: texts.noVerdicts });
			onParsed({
				do: 'inspect',
				...targetOptions(flags),
				subscriptions: toArray(flags.subscription),
				accounts: toArray(flags.account),
				output: flags.output,
				failOn,
				withVerdicts: !inventory,
				withSecrets: lookThroughSettings,
			});
		});

	addTargetOptions(add('report', texts.report))
		.option('--subscription <name or id>', options.subscription)
		.requiredOption('--account <name or id>', options.oneAccount, account)
		.addOption(output(...pageFormats))
		.option('--look-through-settings', options.lookThroughSettings)
		.action((_, command: Command) => {
			const flags = flagsIn<Pick<HandOverCommand, 'output'>>(command);
			if (!flags) return;
			onParsed({
				do: 'report',
				...targetOptions(flags),
				subscriptions: toArray(flags.subscription),
				account: toArray(flags.account)[0] ?? '',
				output: flags.output,
				withSecrets: flags.lookThroughSettings === true,
			});
		});

	addHelpOptions(add('history', texts.history))
		.option('--state-dir <folder>', strings.cli.options.stateDir)
		.option('--present', options.present)
		.option('--practice', options.practiceJournal)
		.option('--account <name or id>', options.account, collectAccounts)
		.option('--since <date>', options.since, parseTime)
		.addOption(output(...historyFormats))
		.action((_, command: Command) => {
			const flags = flagsOf(command) as ReportFlags & Pick<HistoryCommand, 'output' | 'since'>;
			const { output, practice = false, stateDir, since, present } = flags;
			const accounts = toArray(flags.account);
			onParsed({ do: 'history', practice, stateDir, output, since, accounts, present, readOnly: true });
		});

	addHelpOptions(add('completion', texts.completion))
		.addArgument(choiceArgument(new Argument('<shell>', texts.shell), shells, strings.cli))
		.action((shell: Shell) => onParsed({ do: 'completion', shell, grammar: grammarOf(program) }));
};
