// Wiring: a credential, a last hop, a journal, and the Azure that they make. Loaded after the first frame.

import { join } from 'node:path';
import type { Fault, TenantOptions } from '../../emulator/source/practice.ts';
import { connect } from '../azure/client.ts';
import { createHttpClient } from '../azure/pipeline/http-client.ts';
import { type Logged, logged } from '../azure/pipeline/logging.ts';
import { askedOnce } from '../azure/pipeline/response-cache.ts';
import type { SignedIn } from '../azure/sign-in.ts';
import type { LessonId } from '../guides/lessons/ids.ts';
import type { CloudName, Delay, Ran } from '../model/azure.ts';
import { clouds } from '../model/clouds.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { DeviceCode } from '../model/sign-in.ts';
import { openSnapshots } from '../storage/fleet-snapshots.ts';
import { journalFile, openJournal } from '../storage/journal.ts';
import { savePlan } from '../storage/plan-file.ts';
import { forgetOldTenants, ownJournal, servedJournal, snapshotsOf } from '../storage/practice-journals.ts';
import type { Runs } from '../storage/process-identity.ts';
import { openRecent } from '../storage/recent-accounts.ts';
import type { Opened } from '../ui/app/app.tsx';
import type { Pace, Size } from './parse.ts';

export type Around = {
	readonly readOnly: boolean;
	readonly version: string;
	/** Folder of the journals. */
	readonly stateDir: string;
	readonly clock: () => number;
	readonly newId: () => string;
	readonly runs: Runs;
	readonly wait: (milliseconds: number) => Promise<void>;
	readonly onWait: (delay: Delay) => () => void;
	readonly onRequest?: (ran: Ran) => void;
	/** For a report, which changes nothing: what was asked once is not asked again. */
	readonly asksOnce?: boolean;
	/** The command that signs in outside, for what only that helps against. */
	readonly signInWith?: (kind: ProblemKind) => string;
	/** Told of every request, where somebody asked for a log. */
	readonly log?: (line: Logged) => void;
};

type Connection = Parameters<typeof connect>[0];

const session = async (
	around: Around,
	{ journal, recent, snapshots }: { readonly journal: string; readonly recent: string; readonly snapshots: string },
	connection: Pick<Connection, 'cloud' | 'credential' | 'credentialName' | 'httpClient' | 'signInWith'>,
) => {
	const { readOnly, version, stateDir, clock, newId, runs, wait, onWait, onRequest, log, asksOnce = false } = around;
	const network = connection.httpClient ?? createHttpClient();
	const seen = log ? logged(network, log, clock) : network;
	const httpClient = asksOnce ? askedOnce(seen) : seen;
	const to = (client: typeof httpClient, onlyReads: boolean) =>
		connect({ ...connection, httpClient: client, readOnly: onlyReads, version, clock, onWait, onRequest });
	const azure = to(httpClient, readOnly || asksOnce);
	const program = `aoai-keyless ${version}`;
	const me = await azure.me();
	return {
		azure,
		forOnePlan: () => to(askedOnce(httpClient, 'common'), true),
		me,
		recent: await openRecent({ file: recent, clock, newId, of: `${azure.cloud}/${me.tenantId}` }),
		journal: openJournal({ file: journal, clock, newId, program, runs, place: me }),
		snapshots: openSnapshots(snapshots, newId),
		savePlan: savePlan(join(stateDir, 'plans')),
		wait,
		portal: clouds[azure.cloud].portal,
		program,
	};
};

export type AzureWay = {
	readonly cloud: CloudName;
	readonly tenant: string | undefined;
	readonly how: 'default' | 'browser' | 'deviceCode';
	readonly signal: AbortSignal;
	/** Tells of child processes that could not be started, a browser for one; gives the way to stop listening. */
	readonly onSpawnFailure: (listener: (error: Error) => void) => () => void;
};

/** Signs in to Azure; answers with who was tried when nobody could. */
export const openAzure = async (
	around: Around,
	{ cloud, tenant, how, signal, onSpawnFailure }: AzureWay,
	onDeviceCode: (code: DeviceCode) => void,
): Promise<Opened> => {
	const { signIn, signInInteractively, SignInProblem } = await import('../azure/sign-in.ts');
	const options = { cloud, tenantId: tenant, clock: around.clock };
	const { stateDir, signInWith } = around;
	const files = {
		journal: journalFile(stateDir),
		recent: join(stateDir, 'recent.json'),
		snapshots: join(stateDir, 'snapshots.jsonl'),
	};
	try {
		const { credential, name }: SignedIn =
			how === 'default'
				? await signIn(options, signal)
				: await signInInteractively(how, options, { onDeviceCode, onSpawnFailure }, signal);
		return {
			mode: 'azure',
			session: await session(around, files, {
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
export const paces: Readonly<
	Record<Pace, { roleDelay?: number; keyDelay?: number; principalDelay?: number; operationTime?: number }>
> = {
	fast: {},
	azure: { roleDelay: 5 * minute, keyDelay: 15 * minute, principalDelay: minute, operationTime: 10_000 },
};

/** The tenant that was asked for. A large one lists a hundred rows a page. */
export const tenantOf = async ({ pace, scale, seed = 1 }: { pace: Pace } & Size, options: TenantOptions = {}) => {
	const { createTenant, scaled } = await import('../../emulator/source/practice.ts');
	if (!scale) return createTenant({ ...options, ...paces[pace] });
	return createTenant({ pageSize: 100, ...options, ...paces[pace] }, scaled({ ...scale, seed }));
};

export type PracticeWay = Size & {
	readonly connect?: string;
	readonly token?: string;
	readonly pace: Pace;
	/** On from the start; only for a tenant in this process. */
	readonly faults?: readonly Fault[];
	/** How time passes in the tenant of this process. */
	readonly lesson?: LessonId;
};

/** Opens the practice tenant in this process, or one that is served elsewhere. */
export const openPractice = async (
	around: Around,
	{ connect: url, token, faults, lesson, ...asked }: PracticeWay,
): Promise<Opened> => {
	const { faultSwitches, lastHop, practiceCredential, serve, servedRun } = await import(
		'../../emulator/source/practice.ts'
	);
	const { stateDir, runs, clock, newId } = around;
	await forgetOldTenants(stateDir, runs, clock());
	const kept = lesson && (await import('../guides/lessons/index.ts')).lessons[lesson].tenant;
	const served = url
		? { endpoint: url, token: token ?? 'practice' }
		: await serve(await tenantOf(asked, { ...kept, clock: around.clock, newId: around.newId }), {
				faults,
				latency: asked.latency,
			});
	const credential = practiceCredential(served.token);
	const journal = url
		? servedJournal(stateDir, served.endpoint, await servedRun(served.endpoint, served.token))
		: ownJournal(stateDir, runs.self, newId());
	const opened = await session(
		around,
		{ journal, recent: join(stateDir, 'practice-recent.json'), snapshots: snapshotsOf(journal) },
		{
			cloud: 'public',
			credential,
			credentialName: 'PracticeCredential',
			httpClient: lastHop(served.endpoint, createHttpClient()),
		},
	);
	// Whether somebody is at that address, and knows the token, is said before anything is opened.
	if (url) await opened.azure.subscriptions();
	return {
		mode: 'practice',
		session: { ...opened, faults: faultSwitches(served.endpoint, served.token) },
	};
};
