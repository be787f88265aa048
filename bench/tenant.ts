// A large practice tenant in a process of its own, with whatever latency and quota a measure wants.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createTenant, generateTenant, serve } from 'azure-ai-emulator';

export type Served = { readonly endpoint: string; readonly token: string; readonly end: () => void };

/** The flags that open the program on such a tenant, with what it writes in `folder`. */
export const practiceOn = ({ endpoint, token }: Served, folder: string): readonly string[] => [
	'practice',
	'--connect',
	endpoint,
	'--token',
	token,
	'--state-dir',
	folder,
];

type Size = { readonly subscriptions: number; readonly accounts: number };

/** `queries`: how many of Resource Graph in five seconds; Azure's are 15. */
export const openTenant = async (size: Size, { latency = 0, queries = 15 } = {}): Promise<Served> => {
	const child = spawn(
		process.execPath,
		[import.meta.filename, String(size.subscriptions), String(size.accounts), String(latency), String(queries)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	for await (const line of createInterface({ input: child.stdout }))
		return { ...(JSON.parse(line) as { endpoint: string; token: string }), end: () => child.kill() };
	throw new Error('the tenant did not start');
};

if (process.argv[1] === import.meta.filename) {
	const [subscriptions = 1, accounts = 1, latency = 0, queries = 15] = process.argv.slice(2).map(Number);
	const contents = generateTenant({ subscriptions, accounts, seed: 1 });
	const { endpoint, token } = await serve(createTenant({ pageSize: 100, queries }, contents), { latency });
	process.stdout.write(`${JSON.stringify({ endpoint, token })}\n`);
}
