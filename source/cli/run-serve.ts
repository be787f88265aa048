// `practice --serve`: a tenant for others to connect to, and nothing on the screen.

import type { Fault } from '../../emulator/source/index.ts';
import type { ServeCommand } from './options/parsed-command.ts';

type ServeOptions = Omit<ServeCommand, 'do' | 'faults'> & {
	readonly faults: readonly Fault[];
	/** Told once somebody can connect. */
	readonly onReady: (at: { readonly endpoint: string; readonly token: string }) => void;
	/** Resolves when it is to end. */
	readonly stopped: Promise<void>;
};

/** Rejects where the port cannot be had. */
export const serveTenant = async ({ port, token, faults, latency, onReady, stopped, ...asked }: ServeOptions) => {
	const [{ serve }, { createPracticeTenant }] = await Promise.all([
		import('../../emulator/source/index.ts'),
		import('./session.ts'),
	]);
	const served = await serve(await createPracticeTenant(asked), { port, token, faults, latency });
	onReady({ endpoint: served.endpoint, token: served.token });
	await stopped;
	await served.close();
};
