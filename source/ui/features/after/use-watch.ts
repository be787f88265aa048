import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysOffSince } from '../../../assessment/key-usage-after.ts';
import type { Account } from '../../../model/azure.ts';
import type { DiagnosticSetting, ListKeysAnswer, LoggedCalls, StatusCount } from '../../../model/evidence.ts';
import { type Seen, see } from '../../../model/read-result.ts';
import { problemOf } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import { usePolling } from '../../kit/use-polling.ts';

/** What one source gave, and when: milliseconds since the epoch. */
export type Look<T> = { readonly seen: Seen<T>; readonly readAt: number };

export type Watched = {
	/** ISO 8601, from the journal. */
	readonly since: string | undefined;
	/** Undefined while it is read for the first time, all of them. */
	readonly account: Look<Account> | undefined;
	readonly metrics: Look<readonly StatusCount[]> | undefined;
	readonly calls: Look<readonly LoggedCalls[]> | undefined;
	readonly settings: Look<readonly DiagnosticSetting[]> | undefined;
	readonly listKeys: Look<ListKeysAnswer> | undefined;
	readonly askListKeys: () => void;
	readonly lookAgain: () => void;
};

/** Milliseconds after which what comes late anyway is read again; the account itself is read every few seconds. */
const old = 60_000;

const useLook = <T>(name: string, accountId: string, look: (signal: AbortSignal) => Promise<T>) => {
	const { clock } = useShell();
	const query = useQuery({
		queryKey: ['watch', name, accountId],
		staleTime: 0,
		queryFn: async ({ signal }): Promise<Look<T>> => ({ seen: await see(look(signal)), readAt: clock() }),
	});
	// A source that cannot be seen is an answer here; what is left is a bug, or leaving.
	problemOf(query.error);
	return { look: query.data, refetch: () => void query.refetch({ cancelRefetch: false }) };
};

/** Everything that the watch screen shows, each source for itself. `hours`: how far back metrics go. */
export const useWatch = (accountId: string, hours: number): Watched => {
	const { azure, journal } = useSession();
	const { clock } = useShell();
	const attempt = useAttempt();
	const [listKeys, setListKeys] = useState<Look<ListKeysAnswer>>();
	const since = useLook('since', accountId, async () => keysOffSince(await journal.entries(), accountId));
	const account = useLook('account', accountId, (signal) => azure.account(accountId, { signal }));
	const metrics = useLook('metrics', accountId, (signal) => azure.statusCounts(accountId, hours, { signal }));
	const calls = useLook('calls', accountId, (signal) => azure.requestLog(accountId, { signal }));
	const settings = useLook('settings', accountId, (signal) => azure.diagnosticSettings(accountId, { signal }));
	const isOld = (look: Look<unknown> | undefined) => look !== undefined && clock() - look.readAt >= old;
	usePolling(true, () => {
		account.refetch();
		for (const one of [metrics, calls, settings]) if (isOld(one.look)) one.refetch();
	});
	return {
		since: since.look?.seen.known ? since.look.seen.value : undefined,
		account: account.look,
		metrics: metrics.look,
		calls: calls.look,
		settings: settings.look,
		listKeys,
		askListKeys: () =>
			attempt(async () => {
				const seen = await see(azure.askListKeys(accountId));
				setListKeys({ seen, readAt: clock() });
			}),
		lookAgain: () => {
			for (const one of [since, account, metrics, calls, settings]) one.refetch();
		},
	};
};
