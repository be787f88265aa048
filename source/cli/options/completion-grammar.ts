// Everything that can be typed, out of the commands themselves.
import type { Command } from 'commander';
import type { Grammar } from '../completion/grammar.ts';

/** Collects what is given again and again. */
export const collect = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

/** Everything that can be typed, for the shells. */
export const grammarOf = (program: Command): Grammar => ({
	program: program.name(),
	commands: [program, ...program.commands].map((command) => ({
		name: command === program ? '' : command.name(),
		description: command.description(),
		operands: command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
		flags: command
			.createHelp()
			.visibleOptions(command)
			.map(({ short, long, flags, description, argChoices, parseArg }) => ({
				names: [long, short].filter((one) => one !== undefined),
				description,
				argument: argChoices ?? (/<folder>/.test(flags) ? 'folder' : /</.test(flags) ? 'something' : 'nothing'),
				isRepeatable: parseArg === collect || long === '--fail-on',
			})),
	})),
});
