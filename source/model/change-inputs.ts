// The input of each kind of change: small enough to be journalled, and to plan the same change again. Each schema
// is both the type of the input and how the journal reads it back; fields of written journals never change.
import { z } from 'zod';
import { triStates, unknownReasons } from './check.ts';
import { keyNames } from './evidence.ts';

/** One check of the verdict when keys were turned off, as text. */
const checkedThen = z.object({
	id: z.string(),
	met: z.enum(triStates),
	about: z.string().optional(),
	because: z.enum(unknownReasons).optional().catch(undefined),
});

export const changeInputSchemas = {
	turnOnIdentity: z.object({ accountId: z.string(), hostId: z.string() }),
	assignRole: z.object({
		accountId: z.string(),
		roleId: z.string(),
		principalId: z.string(),
		/** The name that the person knows: the host's or the identity's. */
		principalName: z.string(),
	}),
	removeRoleAssignment: z.object({
		accountId: z.string(),
		assignmentId: z.string(),
		principalName: z.string(),
		/** The principal that has the role. Its assignment is removed only while `principalId` and `createdBy` stay the same. */
		principalId: z.string().optional(),
		madeBy: z.string().optional(),
	}),
	disableKeys: z.object({
		accountId: z.string(),
		/** The callers whose access the decision rests on; empty where a person recorded that nothing calls the account. */
		callers: z.array(z.object({ principalId: z.string(), name: z.string() })).readonly(),
		/** The evidence about users of the keys at the time of the decision. */
		evidence: z.array(checkedThen).readonly(),
		/** ISO 8601: when the evidence was read. */
		readAt: z.string(),
		/** ISO 8601: when settings and secrets were scanned; absent where they were not, and in older journals. */
		scannedAt: z.string().optional(),
		/** The reason with which a person accepted the unproven checks. */
		accepted: z.string().optional(),
	}),
	enableKeys: z.object({ accountId: z.string() }),
	regenerateKey: z.object({
		accountId: z.string(),
		which: z.enum(keyNames),
		/** Names of the places that hold this key or may hold it; empty where none is known. */
		holders: z.array(z.string()).readonly(),
	}),
	setSubdomain: z.object({ accountId: z.string(), subdomain: z.string() }),
} as const;

export type ChangeKind = keyof typeof changeInputSchemas;

export type ChangeInputs = { readonly [K in ChangeKind]: Readonly<z.infer<(typeof changeInputSchemas)[K]>> };

/** A kind and its input, together. */
export type ChangeRequest = {
	readonly [K in ChangeKind]: { readonly kind: K; readonly input: ChangeInputs[K] };
}[ChangeKind];

const requestSchema = <K extends ChangeKind>(kind: K) =>
	z.object({ kind: z.literal(kind), input: changeInputSchemas[kind] });

type RequestSchema = { readonly [K in ChangeKind]: ReturnType<typeof requestSchema<K>> }[ChangeKind];

export const changeKinds = Object.keys(changeInputSchemas) as readonly ChangeKind[];

/** Reads a change request back from the journal; a kind that has no schema is refused. */
export const changeRequestSchema = z.discriminatedUnion(
	'kind',
	changeKinds.map(requestSchema) as unknown as readonly [RequestSchema, ...RequestSchema[]],
);
