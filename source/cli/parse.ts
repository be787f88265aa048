// The command line as data: what was asked for, or what to print and which code to leave with.
import { Command, CommanderError, Option } from 'commander';
import type { Language, Strings } from '../strings/index.ts';
import { withCloud, withFiles, withHelp, withScreen } from './options/flags.ts';
import { more } from './options/grammar.ts';
import { helpIn } from './options/help.ts';
import { mistakeIn } from './options/mistakes.ts';
import { type Asked, refusal } from './options/options.ts';
import { type PracticeFlags, practice } from './options/practice.ts';
import { addReportCommands } from './options/report-commands.ts';
import { valuesIn } from './options/values.ts';

export type { Asked, Pace, Size } from './options/options.ts';

/** The language is needed to word the rest, so it is looked for first. */
export const languageIn = (argv: readonly string[]): Language | undefined => {
	const at = argv.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
	const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
	return value === 'en' || value === 'ja' ? value : undefined;
};

/** Never prints and never ends the process; `argv` is without node and script. */
export const readCommandLine = (argv: readonly string[], strings: Strings, version: string): Asked => {
	const words = strings.cli;
	const values = valuesIn(words);
	let asked: Asked | undefined;
	let printed = '';
	const print = (text: string) => {
		printed += text;
	};
	const excess = (): string =>
		[...program.commands, program]
			.map(({ args, registeredArguments }) => args[registeredArguments.length])
			.find((one) => one !== undefined) ?? '';
	const mistake = mistakeIn(words, excess);
	const withAll = (command: Command) =>
		withHelp(withFiles(withScreen(command, words), words).option('--present', words.options.present), words);
	// What is configured here holds for the commands below too, as long as they are made after it.
	const program = new Command('aoai-keyless')
		.configureHelp(helpIn(words))
		.configureOutput({
			writeOut: print,
			writeErr: print,
			outputError: (text, write) => write(mistake(text)),
		})
		.exitOverride()
		// A flag belongs to the command that it follows.
		.enablePositionalOptions();
	withCloud(withAll(program), words, values.tenant)
		.description(words.description)
		.version(version, '-V, --version', words.options.version)
		.addHelpText('after', `\n${words.exitCodes}`)
		.helpCommand(false)
		.allowExcessArguments(false)
		.action((flags) => {
			asked = { do: 'azure', ...flags, readOnly: flags.readOnly === true };
		});
	withAll(program.command('practice'))
		.description(words.practiceDescription)
		.option('--serve', words.options.serve)
		.option('--port <number>', words.options.port, values.port)
		.option('--connect <url>', words.options.connect)
		.option('--token <token>', words.options.token)
		.option('--lesson [name]', words.options.lesson)
		.option('--fault <name>', words.options.fault, more)
		.option('--scale <subscriptions x accounts>', words.options.scale, values.scale)
		.option('--seed <number>', words.options.seed, values.number('--seed', 2 ** 32 - 1))
		.option('--latency <milliseconds>', words.options.latency, values.number('--latency', 60_000))
		.addOption(new Option('--pace <pace>', words.options.pace).choices(['fast', 'azure']).default('fast'))
		.allowExcessArguments(false)
		.action((_, command: Command) => {
			asked = practice(flagsOf(command) as PracticeFlags, strings);
		});
	addReportCommands({
		program,
		strings,
		withHelp: (command) => withHelp(command, words),
		withFiles: (command) => withFiles(command, words),
		withCloud: (command) => withCloud(command, words, values.tenant),
		toTime: values.time,
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
