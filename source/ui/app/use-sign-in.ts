// Signs in, from the first frame on and again when the person asks: the ways, their failures, and the one that counts.
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

/** Returns the open session, and the state of a sign-in while there is none or while one is running. */
export const useSignIn = (
	{ connect, mask, onCrash, mode, clock }: AppProps,
	/** The keys typed ahead; emptied if the screen that they are for does not come. */
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
	/** The last sign-in that failed: it shows the ways to sign in. */
	const [failed, setFailed] = useState<SignInState>();
	const currentSession = useRef<Session>(undefined);
	const currentMode = useRef(mode);
	const currentAttempt = useRef<AbortController>(undefined);

	const startSignIn = useCallback(
		(how: SignInMethod, tenantId?: string) => {
			// Only the last chosen way counts; an earlier one is cancelled.
			currentAttempt.current?.abort();
			const stop = new AbortController();
			currentAttempt.current = stop;
			setWanted(tenantId);
			const trying = { phase: 'trying', how, since: clock() } as const;
			setState(trying);
			const fail = (attempts: readonly SignInAttempt[]) => {
				// These keys were typed for the first screen, which does not come.
				typed.length = 0;
				setState({ phase: 'failed', attempts });
				setFailed({ phase: 'failed', attempts });
			};
			const onCode = (code: DeviceCode) => stop.signal.aborted || setState({ ...trying, code });
			Promise.all([connect(how, onCode, stop.signal, tenantId), import('./screens.tsx')]).then(
				([result, { createQueryClient, Screens }]) => {
					if (stop.signal.aborted) return;
					if (!('session' in result)) return fail(result.attempts);
					// Routes of one tenant mean nothing in another.
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

	/** Signs in again; practice stays practice. */
	const signIn = useCallback(
		(tenantId?: string) => startSignIn(currentMode.current === 'practice' ? 'practice' : 'default', tenantId),
		[startSignIn],
	);

	/** Goes back to the current session or to the ways to sign in; undefined where there is neither. */
	const cancelSignIn =
		opened || (failed && state?.phase === 'trying')
			? () => {
					currentAttempt.current?.abort();
					setState(opened ? undefined : failed);
				}
			: undefined;
	return { opened, state, tenantId: requestedTenantId, enter: startSignIn, signIn, stay: cancelSignIn };
};
