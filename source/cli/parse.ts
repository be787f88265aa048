// Parses the command line to data: a command, or what to print and the exit code.
import { Command, CommanderError } from 'commander';
import { type Language, languages, type Strings } from '../strings/index.ts';
import { collect } from './options/completion-grammar.ts';
import { helpConfiguration } from './options/help.ts';
import { type ParsedCommand, usageError } from './options/parsed-command.ts';
import { type PracticeFlags, parsePracticeCommand } from './options/practice-command.ts';
import { addReportCommands } from './options/report-commands.ts';
import { addCloudOptions, addHelpOptions, addScreenOptions, addStorageOptions } from './options/shared-options.ts';
import { UsageError, usageErrorText } from './options/usage-errors.ts';
import { choiceOption, valueParsers } from './options/value-parsers.ts';

/** Returns the language that the arguments name. It words everything else, so it is read first. */
export const languageFromArgs = (argv: readonly string[]): Language | undefined => {
	const at = argv.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
	const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
	return languages.find((language) => language === value);
};

/** Returns the command of these arguments, without node and script. It never prints and never ends the process. */
export const parseCommandLine = (argv: readonly string[], strings: Strings, version: string): ParsedCommand => {
	const texts = strings.cli;
	const parsers = valueParsers(texts);
	let parsed: ParsedCommand | undefined;
	let output = '';
	const print = (text: string) => {
		output += text;
	};
	const unexpectedOperand = (): string =>
		[...program.commands, program]
			.map(({ args, registeredArguments }) => args[registeredArguments.length])
			.find((one) => one !== undefined) ?? '';
	const addInteractiveOptions = (command: Command) =>
		addHelpOptions(
			addStorageOptions(addScreenOptions(command, texts), texts).option('--present', texts.options.present),
			texts,
		);
	// The configuration here holds for the commands below too, if they are made after it.
	const program = new Command('aoai-keyless')
		.configureHelp(helpConfiguration(texts))
		.configureOutput({
			writeOut: print,
			writeErr: print,
			// The code below words errors, by their code.
			outputError: () => undefined,
		})
		.exitOverride()
		// Flags before and after a command's name are kept apart.
		.enablePositionalOptions();
	addCloudOptions(addInteractiveOptions(program), texts, parsers.tenant)
		.description(texts.description)
		.version(version, '-V, --version', texts.options.version)
		.addHelpText('after', `\n${texts.exitCodes}`)
		.helpCommand(false)
		.allowExcessArguments(false)
		.action((flags) => {
			parsed = { do: 'azure', ...flags, readOnly: flags.readOnly === true };
		});
	addInteractiveOptions(program.command('practice'))
		.description(texts.practiceDescription)
		.option('--serve', texts.options.serve)
		.option('--port <number>', texts.options.port, parsers.port)
		.option('--connect <url>', texts.options.connect)
		.option('--token <token>', texts.options.token)
		.option('--lesson [name]', texts.options.lesson)
		.option('--fault <name>', texts.options.fault, collect)
		.option('--contents <file>', texts.options.contents, collect)
		.option('--scale <subscriptions x accounts>', texts.options.scale, parsers.scale)
		.option('--seed <number>', texts.options.seed, parsers.number('--seed', 2 ** 32 - 1))
		.option('--latency <milliseconds>', texts.options.latency, parsers.number('--latency', 60_000))
		.addOption(choiceOption('--pace <pace>', texts.options.pace, ['fast', 'azure'], texts).default('fast'))
		.allowExcessArguments(false)
		.action((_, command: Command) => {
			parsed = parsePracticeCommand(flagsOf(command) as PracticeFlags, strings);
		});
	addReportCommands({
		program,
		strings,
		addHelpOptions: (command) => addHelpOptions(command, texts),
		addStorageOptions: (command) => addStorageOptions(command, texts),
		addCloudOptions: (command) => addCloudOptions(command, texts, parsers.tenant),
		parseTime: parsers.time,
		flagsOf,
		onParsed: (command) => {
			parsed = 'refusal' in command ? usageError(command.refusal) : command;
		},
	});
	// The flags before the command's name belong to it too.
	function flagsOf(command: Command): object {
		return { ...program.opts(), ...command.opts(), ...flagsBeforeSubcommand(program, command) };
	}
	try {
		program.parse([...argv], { from: 'user' });
	} catch (error) {
		if (error instanceof UsageError) return usageError(error.message);
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return { do: 'print', text: output, code: 0 };
		return usageError(usageErrorText(error, texts, unexpectedOperand));
	}
	return parsed ?? { do: 'print', text: output, code: 2 };
};

/** Returns the common flags that stand before the subcommand and not after it. */
const flagsBeforeSubcommand = (program: Command, command: Command): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(program.opts()).filter(
			([name]) => program.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli',
		),
	);
