// `practice --serve`: a tenant for others to connect to, and nothing on the screen.
import type { ServeAsked } from './command-line/asked.ts';
import type { Fault } from './practice/practice.ts';

type Serving = Omit<ServeAsked, 'do' | 'faults'> & {
	readonly faults: readonly Fault[];
	/** Told once somebody can connect. */
	readonly onServed: (at: { readonly endpoint: string; readonly token: string }) => void;
	/** Resolves when it is to end. */
	readonly ended: Promise<void>;
};

/** Rejects where the port cannot be had. */
export const serveTenant = async ({ port, token, faults, latency, onServed, ended, ...asked }: Serving) => {
	const [{ serve }, { tenantOf }] = await Promise.all([import('./practice/practice.ts'), import('./open.ts')]);
	const served = await serve(await tenantOf(asked), { port, token, faults, latency });
	onServed({ endpoint: served.endpoint, token: served.token });
	await ended;
	await served.close();
};
