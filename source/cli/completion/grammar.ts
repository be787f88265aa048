// The command line as the shells need it: which words can come where.

export type Flag = {
	/** `--lang`, `-h`: all its spellings. */
	readonly names: readonly string[];
	readonly description: string;
	/** What follows it: nothing, one of these, a folder, a file, or something that only the person knows. */
	readonly argument: 'nothing' | 'folder' | 'file' | 'something' | readonly string[];
	readonly isRepeatable: boolean;
};

export type CommandGrammar = {
	/** Empty for the program itself. */
	readonly name: string;
	readonly description: string;
	readonly flags: readonly Flag[];
	/** Words that can stand behind its name. */
	readonly operands: readonly string[];
};

export type Grammar = { readonly program: string; readonly commands: readonly CommandGrammar[] };

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Returns the commands that have a name: all but the program itself. */
export const subcommands = ({ commands }: Grammar): readonly CommandGrammar[] =>
	commands.filter(({ name }) => name !== '');

/** What can be typed next, flags last. */
export const nextWords = (grammar: Grammar, { name, flags, operands }: CommandGrammar): readonly string[] => [
	...(name === '' ? subcommands(grammar).map((one) => one.name) : operands),
	...flags.flatMap(({ names }) => names),
];

/** A name that every shell takes for a function's. */
export const functionName = ({ program }: Grammar): string => `_${program.replaceAll(/\W/g, '_')}`;
