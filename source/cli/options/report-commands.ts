// The commands that need no terminal: what was asked of them, as data.
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { Condition } from '../../report/fail-on.ts';
import type { Format } from '../../report/formats/index.ts';
import type { Strings } from '../../strings/index.ts';
import type { Shell } from '../completion/grammar.ts';
import { grammarOf, more } from './grammar.ts';
import type {
	CompletionAsked,
	HandOverAsked,
	HistoryAsked,
	InspectAsked,
	ReportAsked,
	Where,
} from './report-options.ts';

type Flags = Omit<Where, 'practice'> & {
	readonly practice?: boolean;
	readonly subscription?: string | readonly string[];
	readonly account?: string | readonly string[];
	readonly failOn?: readonly Condition[];
	readonly inventory?: boolean;
	readonly lookThroughSettings?: boolean;
};

/** What the formats and conditions are called; the layers that know them are loaded only when they are used. */
export const formatNames = ['table', 'json', 'csv', 'markdown', 'html', 'sarif'] as const satisfies readonly Format[];
export const conditionNames = [
	'keys-on',
	'ready',
	'not-ready',
	'cannot-tell',
	'refused',
] as const satisfies readonly Condition[];
export const shellNames = ['bash', 'zsh', 'fish', 'powershell'] as const satisfies readonly Shell[];

/** `a,b` and again for more. */
const someOf =
	<T extends string>(names: readonly T[]) =>
	(text: string, before: readonly T[] = []): readonly T[] => {
		const found = text.split(',').map((part) => names.find((name) => name === part));
		if (found.includes(undefined)) throw new InvalidArgumentError(`Allowed choices are ${names.join(', ')}.`);
		return [...before, ...found.filter((one) => one !== undefined)];
	};

const all = (value: string | readonly string[] | undefined): readonly string[] => [value ?? []].flat();

const whereOf = ({
	practice,
	connect,
	token,
	tenant,
	cloud,
	readOnly,
	stateDir,
	logFile,
	present,
	lang,
}: Flags): Where => ({
	practice: practice === true || connect !== undefined,
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

type Adding = {
	readonly program: Command;
	readonly strings: Strings;
	/** What every command takes: help and language. */
	readonly withHelp: (command: Command) => Command;
	/** Where the journal is and where to log to, and that nothing is to be changed. */
	readonly withFiles: (command: Command) => Command;
	readonly withCloud: (command: Command) => Command;
	readonly toTime: (text: string) => number;
	/** The flags of a command, those before its name too. */
	readonly flagsOf: (command: Command) => object;
	/** Told once what was asked for, or what is wrong with it. */
	readonly tell: (asked: ReportAsked | CompletionAsked | { readonly refusal: string }) => void;
};

export const addReportCommands = (adding: Adding): void => {
	const { program, strings, withHelp, withFiles, withCloud, toTime, flagsOf, tell } = adding;
	const { options, ...words } = strings.reports;
	const output = <T extends string>(...[first, ...others]: readonly T[]) =>
		new Option('--output <format>', options.output).choices([first, ...others] as string[]).default(first);
	const add = (name: string, description: string) =>
		program.command(name).description(description).allowExcessArguments(false);
	const withWhere = (command: Command) =>
		withCloud(withHelp(withFiles(command)))
			.option('--present', options.present)
			.option('--practice', options.practice)
			.option('--connect <url>', strings.cli.options.connect)
			.option('--token <token>', strings.cli.options.token);
	const flagsIn = <T>(command: Command): (Flags & T) | undefined => {
		const flags = flagsOf(command) as Flags & T;
		if (flags.token === undefined || flags.connect) return flags;
		tell({ refusal: words.onlyWithConnect });
		return undefined;
	};

	withWhere(add('inspect', words.inspect))
		.option('--subscription <name or id>', options.subscription, more)
		.option('--account <name or id>', options.account, more)
		.addOption(output(...formatNames))
		.addOption(
			new Option('--fail-on <finding>', options.failOn).choices(conditionNames).argParser(someOf(conditionNames)),
		)
		.option('--inventory', options.inventory)
		.option('--look-through-settings', options.lookThroughSettings)
		.action((_, command: Command) => {
			const flags = flagsIn<Pick<InspectAsked, 'output'>>(command);
			if (!flags) return;
			const { inventory = false, lookThroughSettings = false, failOn = [] } = flags;
			if (inventory && (lookThroughSettings || failOn.some((one) => one !== 'keys-on')))
				return tell({ refusal: words.noVerdicts });
			tell({
				do: 'inspect',
				...whereOf(flags),
				subscriptions: all(flags.subscription),
				accounts: all(flags.account),
				output: flags.output,
				failOn,
				withVerdicts: !inventory,
				withSecrets: lookThroughSettings,
			});
		});

	withWhere(add('report', words.report))
		.option('--subscription <name or id>', options.subscription)
		.requiredOption('--account <name or id>', options.oneAccount)
		.addOption(output('markdown', 'html'))
		.option('--look-through-settings', options.lookThroughSettings)
		.action((_, command: Command) => {
			const flags = flagsIn<Pick<HandOverAsked, 'output'>>(command);
			if (!flags) return;
			tell({
				do: 'report',
				...whereOf(flags),
				subscriptions: all(flags.subscription),
				account: all(flags.account)[0] ?? '',
				output: flags.output,
				withSecrets: flags.lookThroughSettings === true,
			});
		});

	withHelp(add('history', words.history))
		.option('--state-dir <folder>', strings.cli.options.stateDir)
		.option('--present', options.present)
		.option('--practice', options.practiceJournal)
		.option('--account <name or id>', options.account, more)
		.option('--since <date>', options.since, toTime)
		.addOption(output('table', 'json'))
		.action((_, command: Command) => {
			const flags = flagsOf(command) as Flags & Pick<HistoryAsked, 'output' | 'since'>;
			const { output, practice = false, stateDir, since, present } = flags;
			const accounts = all(flags.account);
			tell({ do: 'history', practice, stateDir, output, since, accounts, present, readOnly: true });
		});

	withHelp(add('completion', words.completion))
		.addArgument(new Argument('<shell>', words.shell).choices(shellNames))
		.action((shell: Shell) => tell({ do: 'completion', shell, grammar: grammarOf(program) }));
};
