// Computes how far a lesson has come, from what the tenant and the journal say.

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type AccountFacts, readAccountFacts } from '../../../assessment/account-facts.ts';
import type { LessonId } from '../../../guides/lessons/ids.ts';
import { goalsMet, type Lesson } from '../../../guides/lessons/lesson.ts';
import { lessons } from '../../../guides/lessons/lessons.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { Route } from '../../context/navigation.ts';
import { useOperation } from '../../context/operation-provider.tsx';
import { queryKeys } from '../../context/query-keys.ts';
import { type Session, type Shell, useSession, useShell } from '../../context/session.ts';
import { cachedNotedAnswer } from '../../context/use-noted-query.ts';
import { findScreen } from '../account/find.tsx';

type LessonContext = { readonly session: Session; readonly shell: Shell; readonly client: QueryClient };

/** Returns the id of the lesson's account. It is looked up once: names of accounts do not change. */
const findLessonAccount = ({ session, client }: LessonContext, lesson: Lesson): Promise<string> =>
	client.fetchQuery({
		queryKey: queryKeys.lessonAccount(lesson.account),
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: async ({ signal }) => {
			const found = await findScreen(session.azure, { account: lesson.account, subscription: undefined }, signal);
			return found?.name === 'account' ? found.accountId : '';
		},
	});

/**
 * Returns the facts that a screen has read, if they still hold: a lesson must not send as many requests as the learner
 * does.
 */
const readLessonFacts = async (
	{ session, shell, client }: LessonContext,
	accountId: AccountId,
	signal: AbortSignal,
): Promise<AccountFacts> => {
	const cached = cachedNotedAnswer<AccountFacts>(client, queryKeys.facts(accountId));
	if (cached) return cached;
	const { azure, journal, user } = session;
	return readAccountFacts(azure, accountId, await journal.entries(), { me: user, clock: shell.clock, signal });
};

/** Returns whether each goal is met, and the account of the lesson. */
const readLessonProgress = async (context: LessonContext, lesson: Lesson, signal: AbortSignal) => {
	const accountId = await findLessonAccount(context, lesson);
	if (!accountId) return { accountId, met: lesson.goals.map(() => false) };
	const { session, shell } = context;
	const facts = await readLessonFacts(context, accountId, signal);
	const entries = await session.journal.entries();
	return { accountId, met: goalsMet(lesson, { facts, entries, requests: shell.requests.all() }) };
};

/** Returns the query of the lesson's progress: its account, and whether each goal is met. */
export const useLesson = (id: LessonId) => {
	const session = useSession();
	const shell = useShell();
	const client = useQueryClient();
	return useQuery({
		queryKey: queryKeys.lesson(id),
		staleTime: 0,
		queryFn: ({ signal }) => readLessonProgress({ session, shell, client }, lessons[id], signal),
	});
};

/** The queries whose new answers can change a lesson's progress. */
const lessonRelevantQueries: ReadonlySet<unknown> = new Set(
	[
		queryKeys.all.facts,
		queryKeys.all.journal,
		queryKeys.all.evidence,
		queryKeys.all.secretScans,
		queryKeys.all.changes,
	].map(([name]) => name),
);

/** Returns a function that runs one look at a time; a request during a look starts another one after it. */
const coalesceRuns = (run: () => Promise<void>): (() => void) => {
	let isRunning = false;
	let isAsked = false;
	const start = async () => {
		isRunning = true;
		isAsked = false;
		await run();
		isRunning = false;
		if (isAsked) void start();
	};
	return () => {
		isAsked = true;
		if (!isRunning) void start();
	};
};

/** Reads the progress again after each relevant answer, and announces once that the last goal is met. */
export const useLessonCompletion = (session: Session, client: QueryClient, routes: readonly Route[]): void => {
	const shell = useShell();
	const operation = useOperation();
	const latestRoutes = useRef(routes);
	useEffect(() => {
		latestRoutes.current = routes;
	}, [routes]);
	const under = routes.findLast(({ screen }) => screen.name === 'lesson')?.screen;
	const id = under?.name === 'lesson' ? under.lesson : undefined;
	const announcedLesson = useRef<LessonId>(undefined);
	useEffect(() => {
		if (!id) return;
		const stop = new AbortController();
		const lookAgain = coalesceRuns(async () => {
			if (announcedLesson.current === id || latestRoutes.current.at(-1)?.screen.name === 'lesson') return;
			// The screen that reads the account shows the problem.
			const now = await readLessonProgress({ session, shell, client }, lessons[id], stop.signal).catch(() => undefined);
			if (stop.signal.aborted || !now?.met.every(Boolean)) return;
			announcedLesson.current = id;
			const { strings, notify, finishedLesson } = shell;
			// The screen shows it too: the next notice replaces this one.
			finishedLesson.set(id);
			notify(strings.lessons.finished(strings.lessons.of[id].title), 'ok');
		});
		const leaveCache = client.getQueryCache().subscribe(({ type, query }) => {
			if (type === 'updated' && query.state.fetchStatus === 'idle' && lessonRelevantQueries.has(query.queryKey[0]))
				lookAgain();
		});
		const leaveOperation = operation?.subscribe(() => operation.state().result && lookAgain());
		return () => {
			stop.abort();
			leaveCache();
			leaveOperation?.();
		};
	}, [id, operation, session, shell, client]);
};
