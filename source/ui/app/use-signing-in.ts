// Signing in, from the first frame on and again whenever somebody asks: the ways, their failures, and the one that counts.
import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../../model/problem.ts';
import type { Attempt, DeviceCode } from '../../model/sign-in.ts';
import { presented } from '../context/mask-session.ts';
import type { Mode, Session, Shell } from '../context/session.ts';
import type { Piece } from '../context/use-keys.ts';
import type { SignInState } from '../features/sign-in/sign-in.tsx';
import type { AppProps, How } from './app.tsx';
import type { Screens } from './screens.tsx';

type Entered = {
	readonly session: Session;
	readonly mode: Mode;
	readonly client: QueryClient;
	readonly Screens: Screens;
};

/** Who is signed in; while nobody is, or somebody tries again, the `state` of that. */
export const useSigningIn = (
	{ open, cover, onCrash, mode, clock }: AppProps,
	/** Emptied where the screen that keys were typed ahead for does not come. */
	typed: Piece[],
	move: Shell['move'],
) => {
	const [opened, setOpened] = useState<Entered>();
	const [wanted, setWanted] = useState<string>();
	const [state, setState] = useState<SignInState | undefined>({
		phase: 'trying',
		how: mode === 'practice' ? 'practice' : 'default',
		since: clock(),
	});
	/** The last time that nobody could sign in: the ways there are. */
	const [failed, setFailed] = useState<SignInState>();
	const here = useRef<Session>(undefined);
	const attempt = useRef<AbortController>(undefined);

	const enter = useCallback(
		(how: How, tenantId?: string) => {
			// Only the last way that was chosen counts; an earlier one is called off.
			attempt.current?.abort();
			const stop = new AbortController();
			attempt.current = stop;
			setWanted(tenantId);
			const trying = { phase: 'trying', how, since: clock() } as const;
			setState(trying);
			const fail = (attempts: readonly Attempt[]) => {
				// Typed ahead for the first screen, which does not come.
				typed.length = 0;
				setState({ phase: 'failed', attempts });
				setFailed({ phase: 'failed', attempts });
			};
			const onCode = (code: DeviceCode) => stop.signal.aborted || setState({ ...trying, code });
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
					setState(undefined);
				},
				(error: unknown) => {
					if (stop.signal.aborted) return;
					if (error instanceof Problem) fail([{ credential: how, problem: error }]);
					else onCrash(error);
				},
			);
		},
		[open, typed, onCrash, clock, cover, move],
	);
	useEffect(() => {
		enter(mode === 'practice' ? 'practice' : 'default');
	}, [enter, mode]);

	/** Back to where one is signed in already, or to the ways to sign in; absent where there is neither. */
	const stay =
		opened || (failed && state?.phase === 'trying')
			? () => {
					attempt.current?.abort();
					setState(opened ? undefined : failed);
				}
			: undefined;
	return { opened, state, wanted, enter, stay };
};
