// What each kind of change needs to be told: small enough to be journalled, and to plan the same change again. Each schema
// is both the type of the input and how the journal reads it back; fields of written journals never change.
import { z } from 'zod';
import { triStates, unknownReasons } from './check.ts';
import { keyNames } from './evidence.ts';

/** What was known of one check of the verdict when keys were turned off, as text. */
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
		/** What the person calls it: the host's or identity's name. */
		principalName: z.string(),
	}),
	removeRoleAssignment: z.object({
		accountId: z.string(),
		assignmentId: z.string(),
		principalName: z.string(),
		/** Whom it was given to, and the object id of whoever gave it: it is taken back only while both are the same. */
		principalId: z.string().optional(),
		madeBy: z.string().optional(),
	}),
	disableKeys: z.object({
		accountId: z.string(),
		/** Whose access the decision rests on; empty where it was recorded that nothing calls the account. */
		callers: z.array(z.object({ principalId: z.string(), name: z.string() })).readonly(),
		/** What was known of the users of the keys when it was decided. */
		evidence: z.array(checkedThen).readonly(),
		/** ISO 8601: when that was read. */
		readAt: z.string(),
		/** ISO 8601: when settings and secrets were looked through; absent where they were not, and in older journals. */
		scannedAt: z.string().optional(),
		/** Why what is not proven was taken on. */
		accepted: z.string().optional(),
	}),
	enableKeys: z.object({ accountId: z.string() }),
	regenerateKey: z.object({
		accountId: z.string(),
		which: z.enum(keyNames),
		/** Names of what is known to hold a key that this one may be; empty where that is not known. */
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
