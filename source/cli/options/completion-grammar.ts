// Everything that can be typed, out of the commands themselves.
import type { Command } from 'commander';
import type { Grammar } from '../completion/grammar.ts';

/** Collects what is given again and again. */
export const collect = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

const collectors = new WeakSet<object>([collect]);

/** Collects what `parse` makes of each. */
export const collectParsed = (parse: (text: string) => string): typeof collect => {
	const collectOne: typeof collect = (one, before) => collect(parse(one), before);
	collectors.add(collectOne);
	return collectOne;
};

/** What a flag takes, by the name of its placeholder. */
const argumentOf = (flags: string): 'folder' | 'file' | 'something' | 'nothing' => {
	if (!flags.includes('<')) return 'nothing';
	return flags.includes('<folder>') ? 'folder' : flags.includes('<file>') ? 'file' : 'something';
};

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
				argument: argChoices ?? argumentOf(flags),
				isRepeatable: (parseArg !== undefined && collectors.has(parseArg)) || long === '--fail-on',
			})),
	})),
});
