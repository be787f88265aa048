// Callers, and the records of their calls.

/** Who calls an account, from when on and how often; times in milliseconds, `from` and `until` before the start. */
export type SimulatedClient = {
	readonly accountId: string;
	/** A key that it copied at the start, or the object id of the principal whose token it sends. */
	readonly credential: { readonly key: 'key1' | 'key2' } | { readonly principalId: string };
	readonly ip: string;
	readonly deployment: string;
	readonly operation?: 'ChatCompletions_Create' | 'Embeddings_Create' | 'Transcriptions_Create';
	readonly firstCallAgo: number;
	readonly lastCallAgo?: number;
	/** Between two calls of the past. */
	readonly pastInterval: number;
	/** Between two calls while the tenant runs; absent: it does not call any more. */
	readonly liveInterval?: number;
	/** Absent: it keeps its key. Once this principal is let in, the client sends its token, and these settings are deleted. */
	readonly pendingMigration?: {
		readonly principalId: string;
		readonly settingsToDelete: readonly { readonly of: string; readonly name: string }[];
	};
};

/** One call that reached an account's endpoint. */
export type DataPlaneRequest = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	/** When logs and metrics know it. */
	readonly ingestedAt: number;
	/** In lower case. */
	readonly accountId: string;
	/** The caller's object id; absent where it came with a key, or with nothing. */
	readonly callerObjectId?: string;
	readonly ip: string;
	readonly operation: string;
	readonly deployment?: string;
	readonly status: number;
};

/** An entry of the activity log. */
export type ActivityLogEntry = {
	/** Milliseconds since the epoch. */
	readonly at: number;
	readonly action: string;
	readonly resourceId: string;
	readonly caller: { readonly id: string; readonly name: string; readonly type: 'User' | 'ServicePrincipal' };
	readonly ip: string;
	readonly status: 'Succeeded' | 'Failed';
	readonly httpStatus: number;
	readonly method: string;
	readonly correlationId: string;
};
