// The commands that need no terminal: what was asked of them, as data.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CloudName } from './azure/azure.ts';
import type { Condition } from './report/fail-on.ts';
import type { Format } from './report/index.ts';
import type { Language, Strings } from './strings/index.ts';

/** Which Azure, or which practice tenant. */
export type Where = {
	readonly practice: boolean;
	readonly connect?: string;
	readonly token?: string;
	readonly tenant?: string;
	readonly cloud: CloudName;
	readonly readOnly: boolean;
	readonly stateDir?: string;
	readonly lang?: Language;
};

export type ReportAsked = Where & {
	readonly do: 'inspect';
	readonly subscriptions: readonly string[];
	readonly accounts: readonly string[];
	readonly output: Format;
	readonly failOn: readonly Condition[];
	readonly withVerdicts: boolean;
	readonly withSecrets: boolean;
};

type Flags = Omit<Where, 'practice'> & {
	readonly practice?: boolean;
	readonly subscription?: string | readonly string[];
	readonly account?: string | readonly string[];
	readonly output: Format;
	readonly failOn?: readonly Condition[];
	readonly inventory?: boolean;
	readonly lookThroughSettings?: boolean;
};

/** What the formats and conditions are called; the layer that knows them is loaded only when it is used. */
export const formatNames = ['table', 'json', 'csv', 'markdown', 'html', 'sarif'] as const satisfies readonly Format[];
export const conditionNames = [
	'keys-on',
	'ready',
	'not-ready',
	'cannot-tell',
	'refused',
] as const satisfies readonly Condition[];

const more = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

/** `a,b` and again for more. */
const someOf =
	<T extends string>(names: readonly T[]) =>
	(text: string, before: readonly T[] = []): readonly T[] => {
		const found = text.split(',').map((part) => names.find((name) => name === part));
		if (found.includes(undefined)) throw new InvalidArgumentError(names.join(', '));
		return [...before, ...found.filter((one) => one !== undefined)];
	};

const all = (value: string | readonly string[] | undefined): readonly string[] => [value ?? []].flat();

const whereOf = ({ practice, connect, token, tenant, cloud, readOnly, stateDir, lang }: Flags): Where => ({
	practice: practice === true || connect !== undefined,
	connect,
	token,
	tenant,
	cloud,
	readOnly: readOnly === true,
	stateDir,
	lang,
});

type Adding = {
	readonly program: Command;
	readonly strings: Strings;
	/** What every command takes: language, folder of the journal … */
	readonly withCommon: (command: Command) => Command;
	readonly withCloud: (command: Command) => Command;
	/** The flags of a command, those before its name too. */
	readonly flagsOf: (command: Command) => object;
	/** Told once what was asked for, or what is wrong with it. */
	readonly tell: (asked: ReportAsked | { readonly refusal: string }) => void;
};

export const addReportCommands = ({ program, strings, withCommon, withCloud, flagsOf, tell }: Adding): void => {
	const { options, ...words } = strings.reports;
	const withWhere = (command: Command) =>
		withCloud(withCommon(command))
			.option('--practice', options.practice)
			.option('--connect <url>', strings.cli.options.connect)
			.option('--token <token>', strings.cli.options.token)
			.allowExcessArguments(false);
	withWhere(program.command('inspect'))
		.description(words.inspect)
		.option('--subscription <name or id>', options.subscription, more)
		.option('--account <name or id>', options.account, more)
		.addOption(new Option('--output <format>', options.output).choices(formatNames).default('table'))
		.addOption(
			new Option('--fail-on <finding>', options.failOn(conditionNames.join(', '))).argParser(someOf(conditionNames)),
		)
		.option('--inventory', options.inventory)
		.option('--look-through-settings', options.lookThroughSettings)
		.action((_, command: Command) => {
			const flags = flagsOf(command) as Flags;
			const { inventory = false, lookThroughSettings = false, failOn = [], output } = flags;
			if (flags.token !== undefined && !flags.connect) return tell({ refusal: words.onlyWithConnect });
			if (inventory && (lookThroughSettings || failOn.some((one) => one !== 'keys-on')))
				return tell({ refusal: words.noVerdicts });
			tell({
				do: 'inspect',
				...whereOf(flags),
				subscriptions: all(flags.subscription),
				accounts: all(flags.account),
				output,
				failOn,
				withVerdicts: !inventory,
				withSecrets: lookThroughSettings,
			});
		});
};
