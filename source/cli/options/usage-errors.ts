// Words the errors of a command line in the language that the person chose.
import type { CommanderError } from 'commander';
import type { Strings } from '../../strings/index.ts';

/** A mistake whose message is whole by itself and in the reader's language. */
export class UsageError extends Error {}

/** Returns the `--name` of a flag as it was declared, `-x, --name <value>`. */
export const longFlag = (flags: string): string => /--[a-z-]+/.exec(flags)?.[0] ?? flags;

/**
 * Returns what commander 14 puts between the first quote and the last, and the flags that it suggests on a line below.
 */
const partsOf = (message: string): { readonly given: string; readonly suggested: string } => {
	const [, given = '', below = ''] = /'(.*)'[^']*?(\n\(.*)?$/s.exec(message) ?? [];
	return { given, suggested: (below.match(/--[\w-]+/g) ?? []).join(', ') };
};

/**
 * Returns the sentence for an error of commander, chosen by its code. commander counts extra operands and does not name
 * them: `excess` names the first. An unknown code keeps commander's own words.
 */
export const usageErrorText = (
	{ code, message }: CommanderError,
	{ usageErrors: words }: Strings['cli'],
	excess: () => string,
): string => {
	const { given, suggested } = partsOf(message);
	switch (code) {
		case 'commander.unknownOption':
		case 'commander.unknownCommand':
			return words.unknown(given, suggested);
		case 'commander.excessArguments':
			return words.tooMany(excess());
		case 'commander.optionMissingArgument':
			return words.noValue(longFlag(given));
		case 'commander.missingMandatoryOptionValue':
			return words.needed(longFlag(given));
		case 'commander.missingArgument':
			return words.needed(`<${given}>`);
		default:
			return message;
	}
};
