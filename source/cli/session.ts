// Wiring: a credential, a last hop, a journal, and the Azure that they make. Loaded after the first frame.

import { join } from 'node:path';
import type { Fault, TenantOptions } from '../../emulator/source/index.ts';
import { createAzureClient } from '../azure/client.ts';
import { createHttpClient } from '../azure/pipeline/http-client.ts';
import { type RequestLogEntry, withRequestLog } from '../azure/pipeline/request-logging.ts';
import { withResponseCache } from '../azure/pipeline/response-cache.ts';
import type { SignInResult } from '../azure/sign-in.ts';
import type { LessonId } from '../guides/lessons/ids.ts';
import type { CloudName, RequestTrace, WaitNotice } from '../model/azure.ts';
import { clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { DeviceCode } from '../model/sign-in.ts';
import { openFleetSnapshots } from '../storage/fleet-snapshots.ts';
import { journalFile, openJournal } from '../storage/journal.ts';
import { planFileWriter } from '../storage/plan-file.ts';
import {
	inProcessJournalFile,
	removeExpiredJournals,
	servedJournalFile,
	snapshotsFileOf,
} from '../storage/practice-journals.ts';
import type { ProcessRegistry } from '../storage/process-identity.ts';
import { openRecentAccounts } from '../storage/recent-accounts.ts';
import type { ConnectResult } from '../ui/app/app.tsx';
import type { Pace, Size } from './parse.ts';

export type Runtime = {
	readonly readOnly: boolean;
	readonly version: string;
	/** Folder of the journals. */
	readonly stateDir: string;
	readonly clock: () => number;
	readonly newId: () => string;
	readonly processes: ProcessRegistry;
	readonly sleep: (milliseconds: number) => Promise<void>;
	readonly onWait: (delay: WaitNotice) => () => void;
	readonly onRequest?: (ran: RequestTrace) => void;
	/** For a report, which changes nothing: what was asked once is not asked again. */
	readonly cachesResponses?: boolean;
	/** The command that signs in outside, for what only that helps against. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Told of every request, where somebody asked for a log. */
	readonly log?: (line: RequestLogEntry) => void;
};

type ConnectOptions = Parameters<typeof createAzureClient>[0];

const createSession = async (
	around: Runtime,
	{ journal, recent, snapshots }: { readonly journal: string; readonly recent: string; readonly snapshots: string },
	connection: Pick<ConnectOptions, 'cloud' | 'credential' | 'credentialName' | 'httpClient' | 'signInWith'>,
) => {
	const {
		readOnly,
		version,
		stateDir,
		clock,
		newId,
		processes,
		sleep,
		onWait,
		onRequest,
		log,
		cachesResponses = false,
	} = around;
	const baseClient = connection.httpClient ?? createHttpClient();
	const loggedClient = log ? withRequestLog(baseClient, log, clock) : baseClient;
	const httpClient = cachesResponses ? withResponseCache(loggedClient) : loggedClient;
	const connectWith = (client: typeof httpClient, onlyReads: boolean) =>
		createAzureClient({ ...connection, httpClient: client, readOnly: onlyReads, version, clock, onWait, onRequest });
	const azure = connectWith(httpClient, readOnly || cachesResponses);
	const program = `aoai-keyless ${version}`;
	const me = await azure.signedInUser();
	return {
		azure,
		azureForPlan: () => connectWith(withResponseCache(httpClient, 'common'), true),
		user: me,
		recent: await openRecentAccounts({ file: recent, clock, newId, scopeKey: `${azure.cloud}/${me.tenantId}` }),
		journal: openJournal({ file: journal, clock, newId, program, processes, scope: me }),
		snapshots: openFleetSnapshots(snapshots, newId),
		savePlan: planFileWriter(join(stateDir, 'plans')),
		wait: sleep,
		portalOrigin: clouds[azure.cloud].portal,
		program,
	};
};

export type AzureSignInOptions = {
	readonly cloud: CloudName;
	readonly tenant: string | undefined;
	readonly signInMethod: 'default' | 'browser' | 'deviceCode';
	readonly signal: AbortSignal;
	/** Tells of child processes that could not be started, a browser for one; gives the way to stop listening. */
	readonly onSpawnFailure: (listener: (error: Error) => void) => () => void;
};

/** Signs in to Azure; answers with who was tried when nobody could. */
export const openAzureSession = async (
	around: Runtime,
	{ cloud, tenant, signInMethod, signal, onSpawnFailure }: AzureSignInOptions,
	onDeviceCode: (code: DeviceCode) => void,
): Promise<ConnectResult> => {
	const { signIn, signInInteractively, SignInProblem } = await import('../azure/sign-in.ts');
	const options = { cloud, tenantId: tenant, clock: around.clock };
	const { stateDir, signInWith } = around;
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
			session: await createSession(around, files, {
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

const minute = 60_000;

/** Delays of the tenant in milliseconds. `azure`: what Azure's own pages say a person may have to wait, at its shorter end. */
export const delaysOfPace: Readonly<
	Record<Pace, { roleDelay?: number; keyDelay?: number; principalDelay?: number; operationTime?: number }>
> = {
	fast: {},
	azure: { roleDelay: 5 * minute, keyDelay: 15 * minute, principalDelay: minute, operationTime: 10_000 },
};

/** The tenant that was asked for. A large one lists a hundred rows a page. */
export const createPracticeTenant = async (
	{ pace, scale, seed = 1 }: { pace: Pace } & Size,
	options: TenantOptions = {},
) => {
	const { createTenant, scaled } = await import('../../emulator/source/index.ts');
	if (!scale) return createTenant({ ...options, ...delaysOfPace[pace] });
	return createTenant({ pageSize: 100, ...options, ...delaysOfPace[pace] }, scaled({ ...scale, seed }));
};

export type PracticeOptions = Size & {
	readonly connect?: string;
	readonly token?: string;
	readonly pace: Pace;
	/** On from the start; only for a tenant in this process. */
	readonly faults?: readonly Fault[];
	/** How time passes in the tenant of this process. */
	readonly lesson?: LessonId;
};

/** Opens the practice tenant in this process, or one that is served elsewhere. */
export const openPracticeSession = async (
	around: Runtime,
	{ connect: url, token, faults, lesson, ...asked }: PracticeOptions,
): Promise<ConnectResult> => {
	const { faultSwitches, lastHop, practiceCredential, serve, servedRun } = await import(
		'../../emulator/source/index.ts'
	);
	const { stateDir, processes, clock, newId } = around;
	await removeExpiredJournals(stateDir, processes, clock());
	const lessonDelays = lesson && (await import('../guides/lessons/index.ts')).lessons[lesson].delays;
	const endpointAndToken = url
		? { endpoint: url, token: token ?? 'practice' }
		: await serve(await createPracticeTenant(asked, { ...lessonDelays, clock: around.clock, newId: around.newId }), {
				faults,
				latency: asked.latency,
			});
	const credential = practiceCredential(endpointAndToken.token);
	const journal = url
		? servedJournalFile(
				stateDir,
				endpointAndToken.endpoint,
				await servedRun(endpointAndToken.endpoint, endpointAndToken.token),
			)
		: inProcessJournalFile(stateDir, processes.self, newId());
	const opened = await createSession(
		around,
		{ journal, recent: join(stateDir, 'practice-recent.json'), snapshots: snapshotsFileOf(journal) },
		{
			cloud: 'public',
			credential,
			credentialName: 'PracticeCredential',
			httpClient: lastHop(endpointAndToken.endpoint, createHttpClient()),
		},
	);
	// Whether somebody is at that address, and knows the token, is said before anything is opened.
	if (url) await opened.azure.subscriptions();
	return {
		mode: 'practice',
		session: { ...opened, faults: faultSwitches(endpointAndToken.endpoint, endpointAndToken.token) },
	};
};
