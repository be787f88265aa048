// Opens a session with Azure: the credential that signs in, and this machine's files.
import { join } from 'node:path';
import type { SignInResult } from '../azure/sign-in.ts';
import type { CloudName } from '../model/azure.ts';
import type { DeviceCode } from '../model/sign-in.ts';
import { journalFile } from '../storage/journal.ts';
import { checkStateFolder } from '../storage/state-folder.ts';
import type { ConnectResult } from '../ui/app/app.tsx';
import type { Runtime } from './runtime.ts';
import { createSession } from './session.ts';

export type AzureSignInOptions = {
	readonly cloud: CloudName;
	readonly tenant: string | undefined;
	readonly signInMethod: 'default' | 'browser' | 'deviceCode';
	readonly signal: AbortSignal;
	/**
	 * Calls the listener for a child process that could not start, such as a browser; returns the function that removes
	 * it.
	 */
	readonly onSpawnFailure: (listener: (error: Error) => void) => () => void;
};

/** Signs in to Azure; returns the credentials that were tried, and why each failed, when none could sign in. */
export const openAzureSession = async (
	runtime: Runtime,
	{ cloud, tenant, signInMethod, signal, onSpawnFailure }: AzureSignInOptions,
	onDeviceCode: (code: DeviceCode) => void,
): Promise<ConnectResult> => {
	await checkStateFolder(runtime.stateDir);
	const { signIn, signInInteractively, SignInProblem } = await import('../azure/sign-in.ts');
	const options = { cloud, tenantId: tenant, clock: runtime.clock };
	const { stateDir, signInWith } = runtime;
	const files = {
		journal: journalFile(stateDir),
		recent: join(stateDir, 'recent.json'),
		snapshots: join(stateDir, 'snapshots.jsonl'),
	};
	try {
		const { credential, name }: SignInResult =
			signInMethod === 'default'
				? await signIn(options, signal)
				: await signInInteractively(signInMethod, options, { onDeviceCode, onSpawnFailure }, signal);
		return {
			mode: 'azure',
			session: await createSession(runtime, files, {
				cloud,
				credential,
				credentialName: name,
				signInWith,
			}),
		};
	} catch (error) {
		if (error instanceof SignInProblem) return { attempts: error.attempts };
		throw error;
	}
};
