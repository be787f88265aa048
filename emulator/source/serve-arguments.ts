// The arguments of the command, as data.
import { parseArgs } from 'node:util';
import { type Fault, faultKindNames, parseFault } from './fault-injector.ts';
import type { Pace, TenantRequest } from './open-tenant.ts';

export const usage = `Usage: azure-ai-emulator [options]

Serves a tenant of Azure OpenAI and Azure AI accounts on 127.0.0.1. Prints one line of JSON, {"endpoint", "token"},
once it takes requests, and ends on SIGTERM.

Options:
  --port <number>          port to listen on; 0 takes a free one (default: 0)
  --contents <file>        a tenant of JSON in place of Contoso; can be given again, the files are composed
  --scale <NxM>            a generated tenant of N subscriptions with M accounts each, in place of Contoso
  --seed <number>          seed of the generated tenant (default: 1)
  --latency <milliseconds> how much longer every answer takes
  --pace <pace>            how long Azure takes to follow a change: fast (seconds) or azure (minutes)
  --fault <name>           a fault that is on from the start: name, name*times, name@pattern; can be given again
  --help                   this text

Faults: ${faultKindNames.join(', ')}`;

export type ServeArguments = Omit<TenantRequest, 'contents'> & {
	readonly port: number;
	/** Milliseconds. */
	readonly latency: number;
	readonly faults: readonly Fault[];
	/** Files; empty: Contoso. */
	readonly contentsFiles: readonly string[];
};

/** Most accounts of a generated tenant: more would not fit into the memory of a small machine. */
const maxAccounts = 200_000;

class UsageError extends Error {}

const parseWhole = (flag: string, text: string, max: number): number => {
	if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
	throw new UsageError(`--${flag} needs a whole number up to ${max}, not "${text}"`);
};

const parseScale = (text: string): TenantRequest['scale'] => {
	const [, subscriptions = 0, accounts = 0] = (/^([1-9]\d*)x(\d+)$/i.exec(text) ?? []).map(Number);
	if (subscriptions > 0 && subscriptions * Math.max(1, accounts) <= maxAccounts) return { subscriptions, accounts };
	throw new UsageError(`--scale needs NxM of at most ${maxAccounts} accounts, not "${text}"`);
};

const parsePace = (text: string): Pace => {
	if (text === 'fast' || text === 'azure') return text;
	throw new UsageError(`--pace needs fast or azure, not "${text}"`);
};

const parseFaults = (specs: readonly string[]): readonly Fault[] =>
	specs.map((spec) => {
		const fault = parseFault(spec);
		if (fault) return fault;
		throw new UsageError(`--fault does not know "${spec}"; there are ${faultKindNames.join(', ')}`);
	});

const options = {
	port: { type: 'string', default: '0' },
	contents: { type: 'string', multiple: true, default: [] as string[] },
	scale: { type: 'string' },
	seed: { type: 'string' },
	latency: { type: 'string', default: '0' },
	pace: { type: 'string', default: 'fast' },
	fault: { type: 'string', multiple: true, default: [] as string[] },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Returns the options, or the first mistake as one sentence. `args` is without node and script. */
export const parseServeArguments = (
	args: readonly string[],
): ServeArguments | { readonly help: true } | { readonly problem: string } => {
	try {
		const { values } = parseArgs({ args: [...args], options });
		if (values.help) return { help: true };
		if (values.seed !== undefined && values.scale === undefined) throw new UsageError('--seed goes with --scale');
		if (values.scale !== undefined && values.contents.length > 0)
			throw new UsageError('--contents and --scale do not go together');
		return {
			contentsFiles: values.contents,
			port: parseWhole('port', values.port, 65_535),
			latency: parseWhole('latency', values.latency, 60_000),
			pace: parsePace(values.pace),
			faults: parseFaults(values.fault),
			...(values.scale === undefined ? {} : { scale: parseScale(values.scale) }),
			...(values.seed === undefined ? {} : { seed: parseWhole('seed', values.seed, 2 ** 32 - 1) }),
		};
	} catch (error) {
		const isUsage = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
		if (isUsage) return { problem: (error as Error).message };
		throw error;
	}
};
