// `practice --serve`: a tenant for others to connect to, and nothing on the screen.

import type { Fault } from '../../emulator/source/practice.ts';
import type { ServeAsked } from './options/options.ts';

type Serving = Omit<ServeAsked, 'do' | 'faults'> & {
	readonly faults: readonly Fault[];
	/** Told once somebody can connect. */
	readonly onServed: (at: { readonly endpoint: string; readonly token: string }) => void;
	/** Resolves when it is to end. */
	readonly ended: Promise<void>;
};

/** Rejects where the port cannot be had. */
export const serveTenant = async ({ port, token, faults, latency, onServed, ended, ...asked }: Serving) => {
	const [{ serve }, { tenantOf }] = await Promise.all([
		import('../../emulator/source/practice.ts'),
		import('./session.ts'),
	]);
	const served = await serve(await tenantOf(asked), { port, token, faults, latency });
	onServed({ endpoint: served.endpoint, token: served.token });
	await ended;
	await served.close();
};
