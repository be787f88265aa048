// Signing in, from the first frame on and again whenever somebody asks: the ways, their failures, and the one that counts.
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../../model/problem.ts';
import type { DeviceCode, SignInAttempt } from '../../model/sign-in.ts';
import { maskSession } from '../context/mask-session.ts';
import type { Mode, Session, Shell } from '../context/session.ts';
import type { KeyInput } from '../context/use-keys.ts';
import type { SignInState } from '../features/sign-in/sign-in.tsx';
import type { AppProps, SignInMethod } from './app.tsx';
import type { Screens } from './screens.tsx';

type SignedIn = {
	readonly session: Session;
	readonly mode: Mode;
	readonly client: QueryClient;
	readonly Screens: Screens;
};

/** Who is signed in; while nobody is, or somebody tries again, the `state` of that. */
export const useSignIn = (
	{ connect, mask, onCrash, mode, clock }: AppProps,
	/** Emptied where the screen that keys were typed ahead for does not come. */
	typed: KeyInput[],
	move: Shell['navigate'],
) => {
	const [opened, setOpened] = useState<SignedIn>();
	const [requestedTenantId, setWanted] = useState<string>();
	const [state, setState] = useState<SignInState | undefined>({
		phase: 'trying',
		how: mode === 'practice' ? 'practice' : 'default',
		since: clock(),
	});
	/** The last time that nobody could sign in: the ways there are. */
	const [failed, setFailed] = useState<SignInState>();
	const currentSession = useRef<Session>(undefined);
	const currentMode = useRef(mode);
	const currentAttempt = useRef<AbortController>(undefined);

	const startSignIn = useCallback(
		(how: SignInMethod, tenantId?: string) => {
			// Only the last way that was chosen counts; an earlier one is called off.
			currentAttempt.current?.abort();
			const stop = new AbortController();
			currentAttempt.current = stop;
			setWanted(tenantId);
			const trying = { phase: 'trying', how, since: clock() } as const;
			setState(trying);
			const fail = (attempts: readonly SignInAttempt[]) => {
				// Typed ahead for the first screen, which does not come.
				typed.length = 0;
				setState({ phase: 'failed', attempts });
				setFailed({ phase: 'failed', attempts });
			};
			const onCode = (code: DeviceCode) => stop.signal.aborted || setState({ ...trying, code });
			Promise.all([connect(how, onCode, stop.signal, tenantId), import('./screens.tsx')]).then(
				([result, { createQueryClient, Screens }]) => {
					if (stop.signal.aborted) return;
					if (!('session' in result)) return fail(result.attempts);
					// What is known of one tenant is not true of another.
					if (currentSession.current && currentSession.current.user.tenantId !== result.session.user.tenantId)
						move({ to: 'start', screen: { name: 'subscriptions' } });
					currentSession.current = result.session;
					currentMode.current = result.mode;
					const session = mask ? maskSession(result.session, mask) : result.session;
					setOpened({ ...result, session, client: createQueryClient(), Screens });
					setState(undefined);
				},
				(error: unknown) => {
					if (stop.signal.aborted) return;
					if (error instanceof Problem) fail([{ credential: how, problem: error }]);
					else onCrash(error);
				},
			);
		},
		[connect, typed, onCrash, clock, mask, move],
	);
	useEffect(() => {
		startSignIn(mode === 'practice' ? 'practice' : 'default');
	}, [startSignIn, mode]);

	/** Signs in anew, in practice where that is where one is. */
	const signIn = useCallback(
		(tenantId?: string) => startSignIn(currentMode.current === 'practice' ? 'practice' : 'default', tenantId),
		[startSignIn],
	);

	/** Back to where one is signed in already, or to the ways to sign in; absent where there is neither. */
	const cancelSignIn =
		opened || (failed && state?.phase === 'trying')
			? () => {
					currentAttempt.current?.abort();
					setState(opened ? undefined : failed);
				}
			: undefined;
	return { opened, state, wanted: requestedTenantId, enter: startSignIn, signIn, stay: cancelSignIn };
};
