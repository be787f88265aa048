import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysOffSince } from '../../../assessment/key-usage-after.ts';
import type { Account } from '../../../model/azure.ts';
import type { DiagnosticSetting, ListKeysResult, LoggedCalls, StatusCount } from '../../../model/evidence.ts';
import { attemptRead, type ReadResult } from '../../../model/read-result.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import { toProblem } from '../../context/queries.ts';
import { queryKeys } from '../../context/query-keys.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { usePolling } from '../../kit/use-polling.ts';

/** The result of one source, and when it was read: milliseconds since the epoch. */
export type SourceReading<T> = { readonly result: ReadResult<T>; readonly readAt: number };

export type KeyUsageAfter = {
	/** ISO 8601, from the journal. */
	readonly since: string | undefined;
	/** Each reading is undefined while its source is read for the first time. */
	readonly account: SourceReading<Account> | undefined;
	readonly metrics: SourceReading<readonly StatusCount[]> | undefined;
	readonly calls: SourceReading<readonly LoggedCalls[]> | undefined;
	readonly settings: SourceReading<readonly DiagnosticSetting[]> | undefined;
	readonly listKeys: SourceReading<ListKeysResult> | undefined;
	readonly askListKeys: () => void;
	readonly refresh: () => void;
};

/** The age in milliseconds at which slow sources are read again; the account itself is read every few seconds. */
const staleAfterMs = 60_000;

const useSourceReading = <T>(name: string, accountId: AccountId, look: (signal: AbortSignal) => Promise<T>) => {
	const { clock } = useShell();
	const query = useQuery({
		queryKey: queryKeys.keyUsageAfter(name, accountId),
		staleTime: 0,
		queryFn: async ({ signal }): Promise<SourceReading<T>> => ({
			result: await attemptRead(look(signal)),
			readAt: clock(),
		}),
	});
	// A source that could not be read is an answer here; what is left is a bug, or a cancelled read.
	toProblem(query.error);
	return { look: query.data, refetch: () => void query.refetch({ cancelRefetch: false }) };
};

/** Returns the readings of the watch screen, one for each source. `hours`: how far back metrics go. */
export const useKeyUsageAfter = (accountId: AccountId, hours: number): KeyUsageAfter => {
	const { azure, journal } = useSession();
	const { clock } = useShell();
	const attempt = useAttempt();
	const [listKeys, setListKeys] = useState<SourceReading<ListKeysResult>>();
	const since = useSourceReading('since', accountId, async () => keysOffSince(await journal.entries(), accountId));
	const account = useSourceReading('account', accountId, (signal) => azure.account(accountId, { signal }));
	const metrics = useSourceReading('metrics', accountId, (signal) => azure.statusCounts(accountId, hours, { signal }));
	const calls = useSourceReading('calls', accountId, (signal) => azure.requestLog(accountId, { signal }));
	const settings = useSourceReading('settings', accountId, (signal) => azure.diagnosticSettings(accountId, { signal }));
	const isOld = (look: SourceReading<unknown> | undefined) =>
		look !== undefined && clock() - look.readAt >= staleAfterMs;
	usePolling(true, () => {
		account.refetch();
		for (const one of [metrics, calls, settings]) if (isOld(one.look)) one.refetch();
	});
	return {
		since: since.look?.result.known ? since.look.result.value : undefined,
		account: account.look,
		metrics: metrics.look,
		calls: calls.look,
		settings: settings.look,
		listKeys,
		askListKeys: () =>
			attempt(async () => {
				const result = await attemptRead(azure.tryListKeys(accountId));
				setListKeys({ result: result, readAt: clock() });
			}),
		refresh: () => {
			for (const one of [since, account, metrics, calls, settings]) one.refetch();
		},
	};
};
