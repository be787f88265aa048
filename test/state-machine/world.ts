// A tenant, its colleague at the portal, a clock, a disk and a network, all in this process and made anew for each run.
import { createHttpHeaders, type HttpClient, type PipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { createPracticeToken, createTenant, type FaultKind, handleRequest } from 'azure-ai-emulator';
import { createFaultInjector } from '../../emulator/source/fault-injector.ts';
import { builtInRoles } from '../../source/model/rbac/permissions.ts';
import type { JournalLines } from '../../source/storage/journal.ts';
import { type JournalEntry, journalEntrySchema } from '../../source/storage/journal-entries.ts';
import { type AccountName, accountIdOf, colleagueId, createSmallContents, hostId, principalId } from './contents.ts';
import { createLedger } from './ledger.ts';

/** What the colleague does at the portal. */
export const colleagueSteps = [
	'turnKeysOff',
	'turnKeysOn',
	'deleteAccount',
	'makeAccountAnew',
	'setSubdomain',
	'giveRole',
	'takeRoles',
	'turnIdentityOff',
	'turnIdentityOn',
] as const;
export type ColleagueStep = (typeof colleagueSteps)[number];

export type Disk = 'well' | 'full';

/** Milliseconds that pass between two polls of an operation. */
const pollTime = 5000;

export const startTime = Date.parse('2026-11-24T09:00:00Z');
export const { openAiUser } = builtInRoles;

export const createWorld = (operationTime: number) => {
	const time = { now: startTime };
	const clock = () => time.now;
	const tenant = createTenant({ clock, operationTime, retryAfter: 0, roleDelay: 0 }, createSmallContents());
	const token = createPracticeToken(tenant);
	const ledger = createLedger(tenant);
	const faults = createFaultInjector();
	const initial = new Map([...tenant.resources].map(([id, one]) => [id, structuredClone(one)]));
	let text = '';
	const disk: { state: Disk } = { state: 'well' };

	/** One line, or the half of it where the copy ends in the middle of writing. */
	const write = (line: string) => {
		// As the journal itself does: a line that was torn is closed first.
		if (text !== '' && !text.endsWith('\n')) text += '\n';
		text += line;
	};
	const lines: JournalLines = {
		append: async (line) => {
			if (disk.state === 'full') throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
			write(`${line}\n`);
		},
		read: async () => {
			if (text === '') throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
			return text;
		},
	};

	/** The last hop: the tenant, or what a fault makes of its answer. */
	const answer = (request: PipelineRequest, onActed: () => void): ReturnType<HttpClient['sendRequest']> => {
		// Quotas are the business of other tests.
		tenant.rateLimitBuckets.clear();
		const asked = {
			method: request.method,
			url: request.url,
			headers: request.headers.toJSON(),
			body: request.body as string | undefined,
		};
		const ask = () => {
			const answered = handleRequest(tenant, asked);
			if (answered.status < 300) onActed();
			return answered;
		};
		const { answer: given, delivery } = faults.apply(asked, ask, time.now, 0);
		const [status, headers] = [given.status, createHttpHeaders(given.headers)];
		if (delivery === 'whole' || delivery === 'resetAfter')
			return Promise.resolve({ request, status, headers, bodyAsText: given.body ?? '' });
		const code = delivery === 'refused' ? 'ECONNREFUSED' : 'ECONNRESET';
		return Promise.reject(new RestError(`read ${code}`, { code, request }));
	};

	const act = (step: ColleagueStep, name: AccountName) => {
		const id = accountIdOf(name).toLowerCase();
		const account = tenant.resources.get(id);
		const host = tenant.resources.get(hostId.toLowerCase());
		const roles = [...tenant.roleAssignments].filter(([, { scope }]) => scope.toLowerCase() === id);
		switch (step) {
			case 'turnKeysOff':
			case 'turnKeysOn':
				if (account) account.properties = { ...account.properties, disableLocalAuth: step === 'turnKeysOff' };
				break;
			case 'setSubdomain':
				if (account && !account.properties.customSubDomainName) account.properties.customSubDomainName = 'taken-by-ben';
				break;
			case 'deleteAccount':
			case 'makeAccountAnew': {
				for (const [key] of roles) tenant.roleAssignments.delete(key);
				tenant.resources.delete(id);
				const fresh = structuredClone(initial.get(id));
				if (step === 'makeAccountAnew' && fresh) {
					time.now += 1000;
					tenant.resources.set(id, { ...fresh, systemData: { createdAt: new Date(time.now).toISOString() } });
				}
				break;
			}
			case 'giveRole': {
				if (!account || roles.some(([, one]) => one.roleDefinitionId === openAiUser)) break;
				const assignment = crypto.randomUUID();
				const path = `${account.id}/providers/Microsoft.Authorization/roleAssignments/${assignment}`;
				tenant.roleAssignments.set(path.toLowerCase(), {
					id: path,
					name: assignment,
					scope: account.id,
					roleDefinitionId: openAiUser,
					principalId,
					principalType: 'ServicePrincipal',
					createdOn: new Date(time.now).toISOString(),
					createdBy: colleagueId,
					effectiveAt: 0,
				});
				break;
			}
			case 'takeRoles':
				for (const [key] of roles) tenant.roleAssignments.delete(key);
				break;
			case 'turnIdentityOff':
				if (host) delete host.identity;
				break;
			case 'turnIdentityOn':
				if (host) host.identity = { type: 'SystemAssigned', principalId, tenantId: tenant.tenantId };
				break;
		}
		ledger.observe();
	};

	return {
		tenant,
		token,
		/** Whether a running copy is still at the change of an intent; told by what runs them. */
		isInHand: (_: string): boolean => false,
		time,
		clock,
		ledger,
		lines,
		disk,
		answer,
		act,
		pollTime,
		tear: (line: string) => write(line.slice(0, line.length / 2)),
		/** What is on record, read without the program. */
		entries: (): readonly JournalEntry[] =>
			text
				.split('\n')
				.filter((line) => /^\{.*\}$/.test(line))
				.map((line) => journalEntrySchema.parse(JSON.parse(line))),
		setFault: (kind: FaultKind, match: string, times: number) => faults.set([{ kind, match, times }]),
		calm: () => {
			faults.set([]);
			disk.state = 'well';
		},
	};
};

export type World = ReturnType<typeof createWorld>;
