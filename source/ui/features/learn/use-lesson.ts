// How far a lesson has come, told from what the tenant and the journal say.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Facts, gather } from '../../../assessment/account-facts.ts';
import { type Lesson, type LessonId, lessons, progressOf } from '../../../guides/lessons/index.ts';
import type { Place } from '../../context/navigation.ts';
import { type Session, type Shell, useSession, useShell } from '../../context/session.ts';
import { findPlace } from '../account/find.tsx';

type Around = { readonly session: Session; readonly shell: Shell; readonly client: QueryClient };

/** Found once: names of accounts do not change. */
const accountOf = ({ session, client }: Around, lesson: Lesson): Promise<string> =>
	client.fetchQuery({
		queryKey: ['lessonAccount', lesson.account],
		staleTime: Number.POSITIVE_INFINITY,
		queryFn: async ({ signal }) => {
			const found = await findPlace(session.azure, { account: lesson.account, subscription: undefined }, signal);
			return found?.name === 'account' ? found.accountId : '';
		},
	});

/** What a screen has read of the account, where that still holds: a lesson must not ask as much as the learner does. */
const factsOf = async ({ session, shell, client }: Around, accountId: string, signal: AbortSignal): Promise<Facts> => {
	const state = client.getQueryState<Facts>(['facts', accountId]);
	if (state?.data && !state.isInvalidated) return state.data;
	const { azure, journal, me } = session;
	return gather(azure, accountId, await journal.entries(), { me, clock: shell.clock, signal });
};

/** Goal by goal; and the account that the lesson is about. */
const look = async (around: Around, lesson: Lesson, signal: AbortSignal) => {
	const accountId = await accountOf(around, lesson);
	if (!accountId) return { accountId, met: lesson.goals.map(() => false) };
	const { session, shell } = around;
	const facts = await factsOf(around, accountId, signal);
	const entries = await session.journal.entries();
	return { accountId, met: progressOf(lesson, { facts, entries, requests: shell.requests.all() }) };
};

export const useLesson = (id: LessonId) => {
	const session = useSession();
	const shell = useShell();
	const client = useQueryClient();
	return useQuery({
		queryKey: ['lesson', id],
		staleTime: 0,
		queryFn: ({ signal }) => look({ session, shell, client }, lessons[id], signal),
	});
};

/** What a look at a lesson can be changed by, when it has been read anew. */
const telling: ReadonlySet<unknown> = new Set(['facts', 'journal', 'evidence', 'secretLooks', 'change']);

/** One look at a time; whoever asks during one has another made after it. */
const oneAtATime = (run: () => Promise<void>): (() => void) => {
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

/** Looks again whenever something has become known, and says it once when the last goal is met. */
export const useLessonWatch = (session: Session, client: QueryClient, places: readonly Place[]): void => {
	const shell = useShell();
	const latest = useRef(shell);
	useEffect(() => {
		latest.current = shell;
	}, [shell]);
	const { flight } = shell;
	const under = places.findLast(({ screen }) => screen.name === 'lesson')?.screen;
	const id = under?.name === 'lesson' ? under.lesson : undefined;
	const said = useRef<LessonId>(undefined);
	useEffect(() => {
		if (!id) return;
		const stop = new AbortController();
		const lookAgain = oneAtATime(async () => {
			if (said.current === id || latest.current.places.at(-1)?.screen.name === 'lesson') return;
			// Whatever cannot be read is told by the screen that reads it.
			const now = await look({ session, shell: latest.current, client }, lessons[id], stop.signal).catch(
				() => undefined,
			);
			if (stop.signal.aborted || !now?.met.every(Boolean)) return;
			said.current = id;
			const { strings, say, setFinished } = latest.current;
			// On top of the screen too: whatever else is said next takes the place of the notice.
			setFinished(id);
			say(strings.lessons.finished(strings.lessons.of[id].title), 'ok');
		});
		const leaveCache = client.getQueryCache().subscribe(({ type, query }) => {
			if (type === 'updated' && query.state.fetchStatus === 'idle' && telling.has(query.queryKey[0])) lookAgain();
		});
		const leaveFlight = flight?.subscribe(() => flight.state().result && lookAgain());
		return () => {
			stop.abort();
			leaveCache();
			leaveFlight?.();
		};
	}, [id, flight, session, client]);
};
