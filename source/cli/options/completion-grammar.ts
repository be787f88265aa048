// Derives the grammar of the command line from the commands themselves.
import type { Command } from 'commander';
import type { Grammar } from '../completion/grammar.ts';

/** Returns the values of a flag that may repeat. */
export const collect = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

const collectors = new WeakSet<object>([collect]);

/** Returns a collector of what `parse` returns for each value. */
export const collectParsed = (parse: (text: string) => string): typeof collect => {
	const collectOne: typeof collect = (one, before) => collect(parse(one), before);
	collectors.add(collectOne);
	return collectOne;
};

/** Returns what a flag takes, by the name of its placeholder. */
const argumentOf = (flags: string): 'folder' | 'file' | 'something' | 'nothing' => {
	if (!flags.includes('<')) return 'nothing';
	return flags.includes('<folder>') ? 'folder' : flags.includes('<file>') ? 'file' : 'something';
};

/** Returns the grammar of the program, for the shells. */
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
				argument: argChoices ?? argumentOf(flags),
				isRepeatable: (parseArg !== undefined && collectors.has(parseArg)) || long === '--fail-on',
			})),
	})),
});
