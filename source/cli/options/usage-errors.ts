// What commander finds wrong, in our words: it says so in English and in its own, whatever the language.
import type { Strings } from '../../strings/index.ts';

type UsageErrorTexts = Strings['cli']['usageErrors'];
type UsageErrorRule = readonly [said: RegExp, worded: (words: UsageErrorTexts, ...parts: readonly string[]) => string];

/** A flag as it was declared, `-x, --name <value>`, as somebody types it. */
const longFlag = (flags = ''): string => /--[a-z-]+/.exec(flags)?.[0] ?? flags;

/** commander 14, lib/command.js; a test makes each of these mistakes, so a version that words them anew is noticed. */
const usageErrorRules: readonly UsageErrorRule[] = [
	[
		/^error: unknown (?:option|command) '(.*?)'(?:\n\(Did you mean (?:one of )?(.+)\?\))?\n?$/s,
		(words, given = '', meant = '') => words.unknown(given, meant),
	],
	[/^error: option '(.+)' argument missing\n?$/, (words, flags) => words.noValue(longFlag(flags))],
	[/^error: required option '(.+)' not specified\n?$/, (words, flags) => words.needed(longFlag(flags))],
	[/^error: missing required argument '(.+)'\n?$/, (words, name) => words.needed(`<${name}>`)],
	[
		/^error: option '([^']+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.\n?$/s,
		(words, flags, given, choices) => words.notOneOf(`${longFlag(flags)} ${given}`, choices ?? ''),
	],
	[
		/^error: command-argument value '(.*)' is invalid for argument '.+'\. Allowed choices are (.+)\.\n?$/s,
		(words, given = '', choices = '') => words.notOneOf(given, choices),
	],
	// What values.ts says is whole by itself.
	[/^error: option '[^']+' argument '.*' is invalid\. (.+?)\n?$/s, (_, said = '') => said],
];

/** `excess`: the first operand that no command takes, which commander counts and does not name. */
export const usageErrorTranslator =
	({ usageErrors: words }: Strings['cli'], excess: () => string) =>
	(said: string): string => {
		if (said.startsWith('error: too many arguments')) return `${words.tooMany(excess())}\n`;
		for (const [pattern, worded] of usageErrorRules) {
			const found = pattern.exec(said);
			if (found) return `${worded(words, ...found.slice(1))}\n`;
		}
		return said;
	};
