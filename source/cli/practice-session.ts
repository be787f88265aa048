// Opens a session with the practice tenant: in this process, or served by another.
import { join } from 'node:path';
import type { Fault, TenantContents } from 'azure-ai-emulator';
import { createHttpClient } from '../azure/pipeline/http-client.ts';
import type { LessonId } from '../guides/lessons/ids.ts';
import {
	inProcessJournalFile,
	removeExpiredJournals,
	servedJournalFile,
	snapshotsFileOf,
} from '../storage/practice-journals.ts';
import { checkStateFolder } from '../storage/state-folder.ts';
import type { ConnectResult } from '../ui/app/app.tsx';
import type { Pace, TenantSize } from './options/parsed-command.ts';
import type { Runtime } from './runtime.ts';
import { createSession } from './session.ts';

export type PracticeOptions = Omit<TenantSize, 'contents'> & {
	/** The contents of the tenant; absent: Contoso. */
	readonly contents?: TenantContents;
	readonly connect?: string;
	readonly token?: string;
	readonly pace: Pace;
	/** The faults that are on from the start; only for a tenant in this process. */
	readonly faults?: readonly Fault[];
	/** The lesson that sets the delays of a tenant in this process. */
	readonly lesson?: LessonId;
};

/** Returns a session with the practice tenant in this process, or with one that another process serves. */
export const openPracticeSession = async (
	runtime: Runtime,
	{ connect: url, token, faults, lesson, ...asked }: PracticeOptions,
): Promise<ConnectResult> => {
	const [{ createFaultClient, createPracticeCredential, fetchServerRunId, openTenant, serve }, { createProxyClient }] =
		await Promise.all([import('azure-ai-emulator'), import('azure-ai-emulator/proxy-client')]);
	const { stateDir, processes, clock, newId } = runtime;
	await checkStateFolder(stateDir);
	await removeExpiredJournals(stateDir, processes, clock());
	const lessonDelays = lesson && (await import('../guides/lessons/lessons.ts')).lessons[lesson].delays;
	const endpointAndToken = url
		? { endpoint: url, token: token ?? 'practice' }
		: await serve(openTenant(asked, { ...lessonDelays, clock: runtime.clock, newId: runtime.newId }), {
				faults,
				latency: asked.latency,
			});
	const credential = createPracticeCredential(endpointAndToken.token);
	const journal = url
		? servedJournalFile(
				stateDir,
				endpointAndToken.endpoint,
				await fetchServerRunId(endpointAndToken.endpoint, endpointAndToken.token),
			)
		: inProcessJournalFile(stateDir, processes.self, newId());
	const opened = await createSession(
		runtime,
		{ journal, recent: join(stateDir, 'practice-recent.json'), snapshots: snapshotsFileOf(journal) },
		{
			cloud: 'public',
			credential,
			credentialName: 'PracticeCredential',
			httpClient: createProxyClient(endpointAndToken.endpoint, createHttpClient()),
		},
	);
	// A wrong address or token fails here, before any screen opens.
	if (url) await opened.azure.subscriptions();
	return {
		mode: 'practice',
		session: { ...opened, faults: createFaultClient(endpointAndToken.endpoint, endpointAndToken.token) },
	};
};
