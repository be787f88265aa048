import { useApp } from 'ink';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { CloudName } from '../../model/azure.ts';
import type { Attempt, DeviceCode } from '../../model/sign-in.ts';
import type { Cover } from '../../shared/redact-identifiers.ts';
import type { Strings } from '../../strings/index.ts';
import { navigate, type Place, type Screen } from '../context/navigation.ts';
import type { Flight } from '../context/operation.ts';
import type { Requests } from '../context/request-log.ts';
import { type Jobs, type Mode, type Session, type Shell, ShellContext, type Waits } from '../context/session.ts';
import type { Tone } from '../context/theme.ts';
import type { Piece } from '../context/use-keys.ts';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { useTerminal } from '../kit/use-terminal.ts';
import { Crash } from './crash.tsx';
import { useLanded } from './use-landed.ts';
import { useSigningIn } from './use-signing-in.ts';

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

export const App = (props: AppProps) => {
	const { start, strings, onFlight, onPlaces, onCrash, signInCommand, mode, jobs, pointer, clock } = props;
	const { exit } = useApp();
	const [places, move] = useReducer(
		navigate,
		start.map((screen) => ({ screen })),
	);
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
	const { opened, state, wanted, enter, stay } = useSigningIn(props, typed, move);
	const session = opened?.session;
	const suspend = useTerminal(jobs, pointer);
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
			opens: (screen) => () => screen && move({ to: 'open', screen }),
			signIn: (tenantId) => enter(opened?.mode === 'practice' ? 'practice' : 'default', tenantId),
			suspend,
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
			suspend,
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
				{opened && !state ? (
					<opened.Screens session={opened.session} client={opened.client} places={places} />
				) : (
					<SignIn
						state={state ?? { phase: 'trying', how: 'default', since: clock() }}
						command={signInCommand(wanted)}
						onRetry={() => enter(mode === 'practice' ? 'practice' : 'default', wanted)}
						onBrowser={() => enter('browser', wanted)}
						onDevice={() => enter('deviceCode', wanted)}
						onPractice={mode === 'azure' ? () => enter('practice') : undefined}
						onBack={stay}
					/>
				)}
			</ShellContext>
		</Crash>
	);
};
