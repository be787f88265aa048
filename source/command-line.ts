// The command line as data: what was asked for, or what to print and which code to leave with.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CloudName } from './azure/azure.ts';
import type { Language, Strings } from './strings/index.ts';

export type Common = {
	readonly subscription?: string;
	readonly account?: string;
	readonly readOnly: boolean;
	readonly lang?: Language;
	readonly stateDir?: string;
};

export type Pace = 'fast' | 'azure';

export type Asked =
	| ({ readonly do: 'azure'; readonly tenant?: string; readonly cloud: CloudName } & Common)
	| ({
			readonly do: 'practice';
			readonly connect?: string;
			readonly token?: string;
			readonly pace: Pace;
			readonly faults: readonly string[];
	  } & Common)
	| {
			readonly do: 'serve';
			readonly port: number;
			readonly token?: string;
			readonly pace: Pace;
			readonly faults: readonly string[];
	  }
	| { readonly do: 'print'; readonly text: string; readonly code: number };

/** Microsoft Entra tenants: a GUID or a domain name. Kept narrow, because it is shown inside a command to copy. */
const tenantPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,254}$/;

const withCommon = (command: Command, { options, titles }: Strings['cli']): Command =>
	command
		.option('--subscription <name or id>', options.subscription)
		.option('--account <name or id>', options.account)
		.option('--read-only', options.readOnly)
		.addOption(new Option('--lang <language>', options.lang).choices(['en', 'ja']))
		.option('--state-dir <folder>', options.stateDir)
		.helpOption('-h, --help', options.help)
		.configureHelp({ styleTitle: (title) => titles[title.replace(/:$/, '')] ?? title });

/** The language is needed to word the rest, so it is looked for first. */
export const languageIn = (argv: readonly string[]): Language | undefined => {
	const at = argv.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
	const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1];
	return value === 'en' || value === 'ja' ? value : undefined;
};

type PracticeFlags = Common & {
	serve?: boolean;
	port?: number;
	connect?: string;
	token?: string;
	pace: Pace;
	fault?: string[];
};

const refusal = (text: string): Asked => ({ do: 'print', text: `${text}\n`, code: 2 });

const practice = (flags: PracticeFlags, words: Strings['cli']): Asked => {
	const { serve, port, connect, token, pace, fault: faults = [], ...common } = flags;
	if (serve && connect) return refusal(words.serveOrConnect);
	if (port !== undefined && !serve) return refusal(words.onlyWithServe);
	if (token !== undefined && !serve && !connect) return refusal(words.onlyWithConnect);
	if (connect && faults.length > 0) return refusal(words.faultElsewhere);
	if (serve) return { do: 'serve', port: port ?? 0, token, pace, faults };
	return { do: 'practice', connect, token, pace, faults, ...common, readOnly: common.readOnly === true };
};

/** Never prints and never ends the process; `argv` is without node and script. */
export const readCommandLine = (argv: readonly string[], strings: Strings, version: string): Asked => {
	const words = strings.cli;
	let asked: Asked | undefined;
	let printed = '';
	const toPort = (text: string): number => {
		const port = Number(text);
		if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError(words.badPort(text));
		return port;
	};
	const toTenant = (text: string): string => {
		if (!tenantPattern.test(text)) throw new InvalidArgumentError(words.options.tenant);
		return text;
	};
	const output = {
		writeOut: (text: string) => {
			printed += text;
		},
		writeErr: (text: string) => {
			printed += text;
		},
	};
	const program = withCommon(new Command('aoai-keyless'), words)
		.description(words.description)
		.option('--tenant <id or domain>', words.options.tenant, toTenant)
		.addOption(
			new Option('--cloud <cloud>', words.options.cloud).choices(['public', 'usgov', 'china']).default('public'),
		)
		.version(version, '-V, --version', words.options.version)
		.addHelpText('after', `\n${words.exitCodes}`)
		.helpCommand(false)
		.allowExcessArguments(false)
		.configureOutput(output)
		.exitOverride()
		.action((flags) => {
			asked = { do: 'azure', ...flags, readOnly: flags.readOnly === true };
		});
	withCommon(program.command('practice'), words)
		.description(words.practiceDescription)
		.option('--serve', words.options.serve)
		.option('--port <number>', words.options.port, toPort)
		.option('--connect <url>', words.options.connect)
		.option('--token <token>', words.options.token)
		.option('--fault <name>', words.options.fault, (one: string, before: string[] = []) => [...before, one])
		.addOption(new Option('--pace <pace>', words.options.pace).choices(['fast', 'azure']).default('fast'))
		.allowExcessArguments(false)
		.configureOutput(output)
		.exitOverride()
		.action((_, command: Command) => {
			// Flags before the word `practice` belong to it too.
			asked = practice({ ...program.opts(), ...command.opts(), ...before(program, command) } as PracticeFlags, words);
		});
	try {
		program.parse([...argv], { from: 'user' });
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		return { do: 'print', text: printed, code: error.exitCode === 0 ? 0 : 2 };
	}
	return asked ?? { do: 'print', text: printed, code: 2 };
};

/** Common flags that were given before the subcommand and not after it. */
const before = (program: Command, command: Command): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(program.opts()).filter(
			([name]) => program.getOptionValueSource(name) === 'cli' && command.getOptionValueSource(name) !== 'cli',
		),
	);
