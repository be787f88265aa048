// The command line as the shells need it: which words may stand where.

export type Flag = {
	/** All spellings of the flag: `--lang`, `-h`. */
	readonly names: readonly string[];
	readonly description: string;
	/**
	 * The argument that follows the flag: none, one of these words, a folder, a file, or something that only the person
	 * knows.
	 */
	readonly argument: 'nothing' | 'folder' | 'file' | 'something' | readonly string[];
	readonly isRepeatable: boolean;
};

export type CommandGrammar = {
	/** The name of the command; empty for the program itself. */
	readonly name: string;
	readonly description: string;
	readonly flags: readonly Flag[];
	/** The words that can follow its name. */
	readonly operands: readonly string[];
};

export type Grammar = { readonly program: string; readonly commands: readonly CommandGrammar[] };

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Returns the commands that have a name: all but the program itself. */
export const subcommands = ({ commands }: Grammar): readonly CommandGrammar[] =>
	commands.filter(({ name }) => name !== '');

/** Returns the words that can follow a command, flags last. */
export const nextWords = (grammar: Grammar, { name, flags, operands }: CommandGrammar): readonly string[] => [
	...(name === '' ? subcommands(grammar).map((one) => one.name) : operands),
	...flags.flatMap(({ names }) => names),
];

/** Returns a name that every shell accepts for a function. */
export const functionName = ({ program }: Grammar): string => `_${program.replaceAll(/\W/g, '_')}`;
