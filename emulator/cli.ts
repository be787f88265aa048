#!/usr/bin/env node
// The command: a tenant on a loopback socket until a signal ends it. The only file that reads `process`.
import { readContents } from './source/contents/read-contents.ts';
import { openTenant } from './source/open-tenant.ts';
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
	const { port, latency, faults, contentsFiles, ...tenant } = asked;
	const read = contentsFiles.length > 0 ? await readContents(contentsFiles) : { contents: undefined };
	if ('problem' in read) end(`--contents ${read.file}: ${read.problem}`, 2);
	const contents = 'contents' in read ? read.contents : undefined;
	const served = await serve(openTenant({ ...tenant, contents }), { port, latency, faults }).catch((error: Error) =>
		end(`Port ${port} cannot be had: ${error.message}`, 74),
	);
	process.stdout.write(`${JSON.stringify({ endpoint: served.endpoint, token: served.token })}\n`);
	await stopped;
	await served.close();
}
