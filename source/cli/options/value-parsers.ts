// Parses the values of flags. Each parser returns one or throws a `UsageError` that says what is needed.
import { type Argument, Option } from 'commander';
import type { Strings } from '../../strings/index.ts';
import type { TenantSize } from './parsed-command.ts';
import { longFlag, UsageError } from './usage-errors.ts';

/**
 * Matches a Microsoft Entra tenant: a GUID or a domain name. It is narrow, because the value appears inside a command
 * to copy.
 */
const tenantPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,254}$/;

/** The most accounts of a practice tenant: more would not fit into the memory of a small machine. */
const maxAccounts = 200_000;

/** Matches a path that is the whole Resource Manager id of an account, with nothing in it or beside it. */
const accountIdPattern =
	/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/]+$/i;

/**
 * Returns a parser for the name or the id of an account. It refuses the id of any other resource, whose last name could
 * match another account.
 */
export const parseAccount =
	({ badAccount }: Pick<Strings['cli'], 'badAccount'>) =>
	(text: string): string => {
		if (text.includes('/') && !accountIdPattern.test(text)) throw new UsageError(badAccount(text));
		return text;
	};

/** Returns the numbers of `1000x10`, a thousand subscriptions with ten accounts each; undefined for any other text. */
const parseScale = (text: string): TenantSize['scale'] => {
	const [, subscriptions = 0, accounts = 0] = (/^([1-9]\d*)x(\d+)$/i.exec(text) ?? []).map(Number);
	const isWithin = subscriptions > 0 && subscriptions * Math.max(1, accounts) <= maxAccounts;
	return isWithin ? { subscriptions, accounts } : undefined;
};

type ChoiceTexts = Pick<Strings['cli'], 'usageErrors'>;

/** Returns a parser that accepts these choices; commander's own refusal is English. `flag`: '' for an operand. */
const parseChoice =
	(choices: readonly string[], flag: string, { usageErrors }: ChoiceTexts) =>
	(text: string): string => {
		if (!choices.includes(text))
			throw new UsageError(usageErrors.notOneOf(`${flag} ${text}`.trim(), choices.join(', ')));
		return text;
	};

/** Returns an option that takes one of these values. */
export const choiceOption = (
	flags: string,
	description: string,
	choices: readonly string[],
	words: ChoiceTexts,
): Option => new Option(flags, description).choices(choices).argParser(parseChoice(choices, longFlag(flags), words));

/** Returns an operand that takes one of these values. */
export const choiceArgument = (argument: Argument, choices: readonly string[], words: ChoiceTexts): Argument =>
	argument.choices(choices).argParser(parseChoice(choices, '', words));

/** Returns an option that takes several of these values: `a,b`, and again for more. */
export const choicesOption = <T extends string>(
	flags: string,
	description: string,
	choices: readonly T[],
	{ usageErrors }: ChoiceTexts,
): Option =>
	new Option(flags, description).choices(choices).argParser((text: string, before: readonly T[] = []): readonly T[] => {
		const found = text.split(',').map((part) => choices.find((one) => one === part));
		if (found.includes(undefined))
			throw new UsageError(usageErrors.notOneOf(`${longFlag(flags)} ${text}`, choices.join(', ')));
		return [...before, ...found.filter((one) => one !== undefined)];
	});

/**
 * Returns the parsers of flag values in this language. Each returns the value, or throws a `UsageError` that names what
 * is accepted.
 */
export const valueParsers = (words: Strings['cli']) => ({
	port: (text: string): number => {
		const port = Number(text);
		if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(words.badPort(text));
		return port;
	},
	scale: (text: string) => {
		const scale = parseScale(text);
		if (!scale) throw new UsageError(words.badScale(text, maxAccounts));
		return scale;
	},
	number: (flag: string, most: number) => (text: string) => {
		if (!/^\d+$/.test(text) || Number(text) > most) throw new UsageError(words.badNumber(flag, text, most));
		return Number(text);
	},
	/** Returns milliseconds since the epoch for a time, or for the beginning of a day in UTC. */
	time: (text: string): number => {
		const time = Date.parse(text);
		if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(time))
			throw new UsageError(words.badTime(text));
		return time;
	},
	tenant: (text: string): string => {
		if (!tenantPattern.test(text)) throw new UsageError(words.badTenant(text));
		return text;
	},
});
