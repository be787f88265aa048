#!/usr/bin/env node
import { openTenant } from './source/open-tenant.ts';
// The command: a tenant on a loopback socket until a signal ends it. The only file that reads `process`.
import { parseServeArguments, usage } from './source/serve-arguments.ts';
import { serve } from './source/server.ts';

const end = (text: string, code: number): never => {
	(code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
	process.exit(code);
};

const asked = parseServeArguments(process.argv.slice(2));
if ('help' in asked) end(usage, 0);
else if ('problem' in asked) end(asked.problem, 2);
else {
	const stopped = new Promise((resolve) => {
		for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.once(signal, resolve);
	});
	const { port, latency, faults, ...tenant } = asked;
	const served = await serve(openTenant(tenant), { port, latency, faults }).catch((error: Error) =>
		end(`Port ${port} cannot be had: ${error.message}`, 74),
	);
	process.stdout.write(`${JSON.stringify({ endpoint: served.endpoint, token: served.token })}\n`);
	await stopped;
	await served.close();
}
