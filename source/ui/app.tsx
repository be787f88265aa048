// The shell of the program: what every screen is given, and signing in. The screens come after the first frame.
import type { QueryClient } from '@tanstack/react-query';
import { useApp } from 'ink';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CloudName } from '../azure/azure.ts';
import { Problem } from '../azure/problem.ts';
import type { Attempt, DeviceCode } from '../azure/sign-in.ts';
import type { LessonId } from '../lessons/ids.ts';
import type { Strings } from '../strings/index.ts';
import { tallyOf } from './batch-flight.ts';
import { Crash } from './crash.tsx';
import type { Flight } from './flight.ts';
import { navigate, type Place, type Screen } from './navigation.ts';
import { type Cover, presented } from './present.ts';
import type { Requests } from './requests.ts';
import { SignIn, type SignInState } from './screens/sign-in.tsx';
import type { Screens } from './screens.tsx';
import { type Jobs, type Mode, type Session, type Shell, ShellContext, type Waits } from './session.ts';
import type { Tone } from './theme.ts';
import type { Piece } from './use-keys.ts';

export type How = 'default' | 'browser' | 'deviceCode' | 'practice';

/** Signed in; or who was tried and what each said. */
export type Opened = { readonly session: Session; readonly mode: Mode } | { readonly attempts: readonly Attempt[] };

export type AppProps = {
	readonly strings: Strings;
	readonly mode: Mode;
	readonly readOnly: boolean;
	readonly cover?: Cover;
	readonly cloud: CloudName;
	readonly clock: () => number;
	readonly ownerTag?: string;
	readonly waits: Waits;
	readonly requests: Requests;
	readonly lesson?: LessonId;
	readonly copy: (text: string) => void;
	/** Signs in and connects; everything heavy is loaded in here, after the first frame. */
	readonly open: (
		how: How,
		onDeviceCode: (code: DeviceCode) => void,
		signal: AbortSignal,
		/** Another tenant than the command line named. */
		tenantId?: string,
	) => Promise<Opened>;
	/** The command that signs in outside, to that tenant where one is named. */
	readonly signInCommand: (tenantId?: string) => string;
	readonly jobs?: Jobs;
	readonly pointer?: Shell['pointer'];
	readonly start: readonly Screen[];
	/** Told of the flight, so that whoever ends the program can say what was under way. */
	readonly onFlight?: (flight: Flight | undefined) => void;
	/** Told where the person is, so that whoever ends the program can say how to come back. */
	readonly onPlaces?: (places: readonly Place[], mode: Mode, tenantId: string | undefined) => void;
	/** Told of a bug, while React is at work: whoever ends the program for it does so afterwards. */
	readonly onCrash: (bug: unknown) => void;
};

/** A change that lands while another screen is shown is said there. */
const useLanded = (flight: Flight | undefined, places: readonly Place[], strings: Strings, say: Shell['say']) => {
	const shown = useRef(places);
	useEffect(() => {
		shown.current = places;
	}, [places]);
	useEffect(() => {
		if (!flight) return;
		return flight.subscribe(() => {
			const { result } = flight.state();
			if (!result || shown.current.at(-1)?.screen.name === 'flight') return;
			const { change } = flight.confirmed;
			if (flight.together) {
				const { done, bad, left } = tallyOf(flight.together);
				return say(strings.plan.ended(done, bad, left), bad + left > 0 ? 'danger' : 'ok');
			}
			const isGood = result.outcome === 'done' || result.outcome === 'already';
			say(
				isGood ? strings.changes[change.wish.kind].done(change.about) : strings.flight.landedBadly(change.targetName),
				isGood ? 'ok' : 'danger',
			);
		});
	}, [flight, strings, say]);
};

export const App = (props: AppProps) => {
	const { open, start, strings, cover, onFlight, onPlaces, onCrash, signInCommand, mode, jobs, pointer, clock } = props;
	const { exit, suspendTerminal } = useApp();
	const [opened, setOpened] = useState<{ session: Session; mode: Mode; client: QueryClient; Screens: Screens }>();
	const [wanted, setWanted] = useState<string>();
	const [signIn, setSignIn] = useState<SignInState | undefined>({
		phase: 'trying',
		how: mode === 'practice' ? 'practice' : 'default',
		since: props.clock(),
	});
	/** The last time that nobody could sign in: the ways there are. */
	const [failed, setFailed] = useState<SignInState>();
	const [places, move] = useReducer(
		navigate,
		start.map((screen) => ({ screen })),
	);
	const here = useRef<Session>(undefined);
	const [notice, setNotice] = useState<{ text: string; tone: Tone }>();
	const [flight, setFlightState] = useState<Flight>();
	const [typed] = useState<Piece[]>([]);
	const [finished, setFinished] = useState<LessonId>();
	const [sample, setSample] = useState('');
	const say = useCallback(
		(text: string | undefined, tone: Tone = 'muted') => setNotice(text === undefined ? undefined : { text, tone }),
		[],
	);
	const unsay = useCallback((text: string) => setNotice((now) => (now?.text === text ? undefined : now)), []);
	const session = opened?.session;
	const attempt = useRef<AbortController>(undefined);

	const enter = useCallback(
		(how: How, tenantId?: string) => {
			// Only the last way that was chosen counts; an earlier one is called off.
			attempt.current?.abort();
			const stop = new AbortController();
			attempt.current = stop;
			setWanted(tenantId);
			const trying = { phase: 'trying', how, since: clock() } as const;
			setSignIn(trying);
			const fail = (attempts: readonly Attempt[]) => {
				// Typed ahead for the first screen, which does not come.
				typed.length = 0;
				setSignIn({ phase: 'failed', attempts });
				setFailed({ phase: 'failed', attempts });
			};
			const onCode = (code: DeviceCode) => stop.signal.aborted || setSignIn({ ...trying, code });
			Promise.all([open(how, onCode, stop.signal, tenantId), import('./screens.tsx')]).then(
				([result, { newClient, Screens }]) => {
					if (stop.signal.aborted) return;
					if (!('session' in result)) return fail(result.attempts);
					// What is known of one tenant is not true of another.
					if (here.current && here.current.me.tenantId !== result.session.me.tenantId)
						move({ to: 'start', screen: { name: 'subscriptions' } });
					here.current = result.session;
					const session = cover ? presented(result.session, cover) : result.session;
					setOpened({ ...result, session, client: newClient(), Screens });
					setSignIn(undefined);
				},
				(error: unknown) => {
					if (stop.signal.aborted) return;
					if (error instanceof Problem) fail([{ credential: how, problem: error }]);
					else onCrash(error);
				},
			);
		},
		[open, typed, onCrash, clock, cover],
	);
	/** Back to where one is signed in already, or to the ways to sign in. */
	const stay = () => {
		attempt.current?.abort();
		setSignIn(session ? undefined : failed);
	};
	useEffect(() => {
		enter(mode === 'practice' ? 'practice' : 'default');
	}, [enter, mode]);
	// A terminal that others have written on, or set to another mode, is taken anew.
	useEffect(
		() => jobs?.subscribe(() => void suspendTerminal(async () => pointer?.on())),
		[jobs, pointer, suspendTerminal],
	);
	useEffect(() => {
		pointer?.on();
		return () => pointer?.off();
	}, [pointer]);
	useLanded(flight, places, strings, say);

	useEffect(() => onPlaces?.(places, opened?.mode ?? mode, wanted), [onPlaces, places, opened, mode, wanted]);

	const shell: Shell = useMemo(
		() => ({
			...props,
			mode: opened?.mode ?? mode,
			me: session?.me,
			hasFaults: session?.faults !== undefined,
			places,
			move,
			opens: (screen) => () => move({ to: 'open', screen }),
			signIn: (tenantId) => enter(opened?.mode === 'practice' ? 'practice' : 'default', tenantId),
			suspend: () =>
				void (
					jobs &&
					suspendTerminal(async () => {
						pointer?.off();
						await jobs.stop();
						pointer?.on();
					})
				),
			quit: () => exit(),
			flight,
			setFlight: (next) => {
				setFlightState(next);
				onFlight?.(next);
			},
			sample,
			setSample,
			typed,
			finished,
			setFinished,
			recent: session?.recent,
			notice,
			say,
			unsay,
		}),
		[
			props,
			mode,
			opened,
			session,
			places,
			enter,
			exit,
			jobs,
			pointer,
			suspendTerminal,
			flight,
			onFlight,
			sample,
			typed,
			finished,
			notice,
			say,
			unsay,
		],
	);
	return (
		<Crash onCrash={onCrash}>
			<ShellContext value={shell}>
				{opened && !signIn ? (
					<opened.Screens session={opened.session} client={opened.client} places={places} />
				) : (
					<SignIn
						state={signIn ?? { phase: 'trying', how: 'default', since: clock() }}
						command={signInCommand(wanted)}
						onRetry={() => enter(mode === 'practice' ? 'practice' : 'default', wanted)}
						onBrowser={() => enter('browser', wanted)}
						onDevice={() => enter('deviceCode', wanted)}
						onPractice={mode === 'azure' ? () => enter('practice') : undefined}
						onBack={session || (failed && signIn?.phase === 'trying') ? () => stay() : undefined}
					/>
				)}
			</ShellContext>
		</Crash>
	);
};
