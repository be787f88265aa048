// Builds a session: the client, the journal, and the other files of this machine. Loaded after the first frame.
import { join } from 'node:path';
import { createAzureClient } from '../azure/client.ts';
import { createHttpClient } from '../azure/pipeline/http-client.ts';
import { withRequestLog } from '../azure/pipeline/request-logging.ts';
import { withResponseCache } from '../azure/pipeline/response-cache.ts';
import type { AzureClientOptions } from '../azure/sdk-clients.ts';
import { clouds } from '../model/clouds.ts';
import { openFleetSnapshots } from '../storage/fleet-snapshots.ts';
import { openJournal } from '../storage/journal.ts';
import { planFileWriter } from '../storage/plan-file.ts';
import { openRecentAccounts } from '../storage/recent-accounts.ts';
import type { Runtime } from './runtime.ts';

/** Returns a session for this client. Rejects with a Problem if the signed-in user cannot be read. */
export const createSession = async (
	runtime: Runtime,
	{ journal, recent, snapshots }: { readonly journal: string; readonly recent: string; readonly snapshots: string },
	connection: Pick<AzureClientOptions, 'cloud' | 'credential' | 'credentialName' | 'httpClient' | 'signInWith'>,
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
	} = runtime;
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
		recent: await openRecentAccounts({ file: recent, clock, scopeKey: `${azure.cloud}/${me.tenantId}` }),
		journal: openJournal({ file: journal, clock, newId, program, processes, scope: me }),
		snapshots: openFleetSnapshots(snapshots),
		savePlan: planFileWriter(join(stateDir, 'plans')),
		wait: sleep,
		portalOrigin: clouds[azure.cloud].portal,
		program,
	};
};
