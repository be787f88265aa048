// The clock, delays and sizes of a tenant.

export type TenantOptions = {
	/** Milliseconds since the epoch. */
	readonly clock?: () => number;
	/** GUIDs. */
	readonly newId?: () => string;
	/** Milliseconds until a role assignment shows in lists and counts on the data plane. */
	readonly roleDelay?: number;
	/** Milliseconds until the data plane follows a switch of key authentication. */
	readonly keyDelay?: number;
	/** Milliseconds that a long-running update takes. */
	readonly operationTime?: number;
	/** Milliseconds until a new principal can be given a role. */
	readonly principalDelay?: number;
	/** Rows on one page of a list. */
	readonly pageSize?: number;
	/** Seconds that a 202 asks to wait. */
	readonly retryAfter?: number;
	/** Queries of Resource Graph in five seconds. */
	readonly queries?: number;
	/** Milliseconds until a call shows in logs and metrics. */
	readonly logDelay?: number;
};
