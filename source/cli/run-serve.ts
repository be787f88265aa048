// Runs `practice --serve`: a tenant for other programs to connect to, and nothing on the screen.
import type { Strings } from '../strings/index.ts';
import type { ServeCommand } from './options/parsed-command.ts';
import { printError } from './print-error.ts';
import { resolveContents, resolveFaults } from './resolve-options.ts';
import { onTerminationSignal } from './signals.ts';

/**
 * Serves the practice tenant until a signal ends it; returns the exit code: 2 for a fault or contents it cannot use, 74
 * for a port it cannot have.
 */
export const runServe = async (command: ServeCommand, strings: Strings): Promise<number> => {
	const faults = await resolveFaults(command.faults, strings);
	if (typeof faults === 'string') return printError(faults, 2);
	const contents = await resolveContents(command.contents, strings);
	if (typeof contents === 'string') return printError(contents, 2);
	const { port, token, latency } = command;
	const stopped = new Promise<void>((resolve) => onTerminationSignal(() => resolve()));
	const { openTenant, serve } = await import('azure-ai-emulator');
	try {
		const {
			endpoint,
			token: servedToken,
			close,
		} = await serve(openTenant({ ...command, contents }), {
			port,
			token,
			faults,
			latency,
		});
		process.stdout.write(`${JSON.stringify({ endpoint, token: servedToken })}\n`);
		await stopped;
		await close();
		return 0;
	} catch (error) {
		return printError(strings.cli.portTaken(port, error instanceof Error ? error.message : String(error)), 74);
	}
};
