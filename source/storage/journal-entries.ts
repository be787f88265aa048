// The forms of a journal line. zod checks them, because others may have changed the file before it is read.
import { z } from 'zod';
import { changeRequestSchema } from '../model/change-inputs.ts';
import { keyNames } from '../model/evidence.ts';
import { cloudNames } from '../model/resources.ts';

const isTimestamp = (text: string): boolean => !Number.isNaN(Date.parse(text));

const entryBase = { v: z.literal(1), id: z.string(), at: z.string().refine(isTimestamp) };

const who = z.object({
	name: z.string(),
	objectId: z.string().optional(),
	tenantId: z.string().optional(),
	cloud: z.enum(cloudNames),
	credential: z.string(),
});

/** Reads a change: the journal's names of its request and of its baseline are those of its first version. */
const changeSchema = z
	.object({
		wish: changeRequestSchema,
		targetId: z.string(),
		targetName: z.string(),
		about: z.record(z.string(), z.string()),
		request: z.object({
			method: z.enum(['PUT', 'PATCH', 'POST', 'DELETE']),
			path: z.string(),
			apiVersion: z.string(),
			ifMatch: z.string().optional(),
			body: z.unknown().optional(),
		}),
		effects: z.array(z.object({ property: z.string(), before: z.string(), after: z.string() })),
		seen: z.record(z.string(), z.string()),
	})
	.transform(({ wish, seen, ...change }) => ({ changeRequest: wish, ...change, baseline: seen }));

/** The intent: on disk before the request leaves. */
const intentSchema = z.object({
	...entryBase,
	type: z.literal('intended'),
	change: changeSchema,
	who,
	program: z.string(),
	/** The running program that applies the change; absent in older entries. */
	run: z
		.object({ id: z.string(), pid: z.number(), host: z.string(), start: z.string().optional().catch(undefined) })
		.optional(),
	/** Id of the `planned` entry it was confirmed with; absent where it was confirmed on its own. */
	batch: z.string().optional(),
});

/** Cloud and tenant; older entries do not say. */
const where = z.object({ cloud: z.string(), tenantId: z.string().optional() });

/** Changes of several accounts that were confirmed together; written before the first of them. Its id is the batch's. */
const batchSchema = z.object({
	...entryBase,
	type: z.literal('planned'),
	action: z.enum(['disable', 'enable']),
	accountIds: z.array(z.string()).readonly(),
	/** The choice for the case that one change fails. */
	onFailure: z.enum(['stop', 'goOn']),
	by: z.string(),
	where: where.optional(),
});

/** A fresh read showed that the change holds. `ours` is false where another request had made it. */
const doneSchema = z.object({
	...entryBase,
	type: z.literal('done'),
	of: z.string(),
	ours: z.boolean(),
	requestId: z.string().optional(),
});

/** The change is known not to have happened, or not to have lasted. */
const failedSchema = z.object({
	...entryBase,
	type: z.literal('failed'),
	of: z.string(),
	problem: z.object({
		kind: z.string(),
		code: z.string().optional(),
		detail: z.string().optional(),
		status: z.number().optional(),
		requestId: z.string().optional(),
	}),
});

/** The result of a later read for an intent without an outcome. `cannotTell` leaves it open. */
const foundSchema = z.object({
	...entryBase,
	type: z.literal('found'),
	of: z.string(),
	verdict: z.enum(['done', 'notDone', 'cannotTell']),
	/** Whether our own request made the change; absent in older entries. */
	ours: z.boolean().optional(),
});

const choice = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('host'), hostId: z.string(), name: z.string() }),
	z.object({
		kind: z.literal('userAssigned'),
		identityId: z.string(),
		name: z.string(),
		principalId: z.string(),
		clientId: z.string(),
	}),
]);

/** A note: what only a person can know and recorded. */
const noteSchema = z.object({
	...entryBase,
	type: z.literal('noted'),
	accountId: z.string(),
	note: z.discriminatedUnion('kind', [
		z.object({ kind: z.literal('identityChosen'), choice }),
		/** Which of the roles that fit the account the consumer is to have, by GUID. */
		z.object({ kind: z.literal('roleChosen'), consumer: z.string(), roleId: z.string() }),
		z.object({ kind: z.literal('applicationChanged'), consumer: z.string() }),
		z.object({ kind: z.literal('applicationUnchanged'), consumer: z.string() }),
		z.object({ kind: z.literal('consumerAdded'), consumer: z.string(), name: z.string() }),
		z.object({ kind: z.literal('consumerDropped'), consumer: z.string() }),
		z.object({ kind: z.literal('consumerAccepted'), consumer: z.string(), reason: z.string() }),
		z.object({ kind: z.literal('consumerUnaccepted'), consumer: z.string() }),
		/** `covers`: names of the skipped places that were shown beside the item and that the tick covers. */
		z.object({ kind: z.literal('ticked'), item: z.string(), covers: z.array(z.string()).readonly().optional() }),
		z.object({ kind: z.literal('unticked'), item: z.string() }),
		/** A person accepts the risk of turning keys off with these checks unproven, with the reason. */
		z.object({ kind: z.literal('doubtAccepted'), checks: z.array(z.string()).readonly(), reason: z.string() }),
		z.object({ kind: z.literal('nothingCalls') }),
		/** A person says that every application calls with this key, or takes that back. */
		z.object({ kind: z.literal('appsMoved'), to: z.enum(keyNames) }),
		z.object({ kind: z.literal('appsNotMoved'), to: z.enum(keyNames) }),
		/** A key went to the clipboard; never its value. */
		z.object({ kind: z.literal('keyCopied'), which: z.enum(keyNames) }),
		z.object({ kind: z.literal('keyRefusalSeen'), status: z.number() }),
	]),
	by: z.string(),
	/** Absent in older entries. */
	where: where.optional(),
});

export const journalEntrySchema = z.discriminatedUnion('type', [
	batchSchema,
	intentSchema,
	doneSchema,
	failedSchema,
	foundSchema,
	noteSchema,
]);

export type JournalEntry = z.infer<typeof journalEntrySchema>;
/** A line as it stands in the file. */
export type JournalLine = z.input<typeof journalEntrySchema>;
export type IntentEntry = z.infer<typeof intentSchema>;
export type BatchEntry = z.infer<typeof batchSchema>;
export type OutcomeEntry = z.infer<typeof doneSchema> | z.infer<typeof failedSchema> | z.infer<typeof foundSchema>;
export type NoteEntry = z.infer<typeof noteSchema>;
export type AccountNote = NoteEntry['note'];
export type NoteKind = AccountNote['kind'];
/** Which identity a consumer of the account is to call with. */
export type IdentityChoice = z.infer<typeof choice>;
