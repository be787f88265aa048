import { useApp } from 'ink';
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { CloudName } from '../../model/azure.ts';
import type { DeviceCode, SignInAttempt } from '../../model/sign-in.ts';
import type { Mask } from '../../shared/redact-identifiers.ts';
import type { Strings } from '../../strings/index.ts';
import type { DelayStore } from '../context/delay-store.ts';
import { navigationReducer, type Route, type Screen } from '../context/navigation.ts';
import { NoticeProvider, useNoticeActions } from '../context/notice.tsx';
import type { Operation } from '../context/operation.ts';
import type { RequestTraceStore } from '../context/request-trace-store.ts';
import { type JobControl, type Mode, type Session, type Shell, ShellContext } from '../context/session.ts';
import type { KeyInput } from '../context/use-keys.ts';
import { SignInScreen } from '../features/sign-in/sign-in.tsx';
import { MaskContext } from '../kit/mask.ts';
import { useTerminal } from '../kit/use-terminal.ts';
import { ErrorBoundary } from './crash.tsx';
import { useOperationNotice } from './use-operation-notice.ts';
import { useSignIn } from './use-sign-in.ts';

export type SignInMethod = 'default' | 'browser' | 'deviceCode' | 'practice';

/** Signed in; or who was tried and what each said. */
export type ConnectResult =
	| { readonly session: Session; readonly mode: Mode }
	| { readonly attempts: readonly SignInAttempt[] };

export type AppProps = {
	readonly strings: Strings;
	readonly mode: Mode;
	readonly readOnly: boolean;
	readonly mask?: Mask;
	readonly cloud: CloudName;
	readonly clock: () => number;
	readonly ownerTag?: string;
	readonly delays: DelayStore;
	readonly requests: RequestTraceStore;
	readonly initialLesson?: LessonId;
	readonly copy: (text: string) => void;
	/** Signs in and connects; everything heavy is loaded in here, after the first frame. */
	readonly connect: (
		how: SignInMethod,
		onDeviceCode: (code: DeviceCode) => void,
		signal: AbortSignal,
		/** Another tenant than the command line named. */
		tenantId?: string,
	) => Promise<ConnectResult>;
	/** The command that signs in outside, to that tenant where one is named. */
	readonly signInCommand: (tenantId?: string) => string;
	readonly jobControl?: JobControl;
	readonly mouseReporting?: Shell['mouseReporting'];
	readonly initialScreens: readonly Screen[];
	/** Told of the flight, so that whoever ends the program can say what was under way. */
	readonly onOperation?: (flight: Operation | undefined) => void;
	/** Told where the person is, so that whoever ends the program can say how to come back. */
	readonly onRoutes?: (places: readonly Route[], mode: Mode, tenantId: string | undefined) => void;
	/** Told of a bug, while React is at work: whoever ends the program for it does so afterwards. */
	readonly onCrash: (bug: unknown) => void;
};

export const App = (props: AppProps) => (
	<MaskContext value={props.mask?.apply}>
		<NoticeProvider>
			<Program {...props} />
		</NoticeProvider>
	</MaskContext>
);

const Program = (props: AppProps) => {
	const {
		initialScreens,
		strings,
		onOperation,
		onRoutes,
		onCrash,
		signInCommand,
		mode,
		jobControl,
		mouseReporting,
		clock,
	} = props;
	const { exit } = useApp();
	const [routes, navigate] = useReducer(
		navigationReducer,
		initialScreens.map((screen) => ({ screen })),
	);
	const { notify, clearNotice } = useNoticeActions();
	const [operation, setOperationState] = useState<Operation>();
	const [pendingKeys] = useState<KeyInput[]>([]);
	const [finishedLesson, setFinishedLesson] = useState<LessonId>();
	const [sampleLanguage, setSampleLanguage] = useState('');
	const { opened, state, wanted, enter, stay } = useSignIn(props, pendingKeys, navigate);
	const session = opened?.session;
	const suspend = useTerminal(jobControl, mouseReporting);
	useOperationNotice(operation, routes, strings, notify);

	useEffect(() => onRoutes?.(routes, opened?.mode ?? mode, wanted), [onRoutes, routes, opened, mode, wanted]);

	const shell: Shell = useMemo(
		() => ({
			...props,
			mode: opened?.mode ?? mode,
			user: session?.user,
			hasFaults: session?.faults !== undefined,
			routes,
			navigate,
			openHandler: (screen) => () => screen && navigate({ to: 'open', screen }),
			signIn: (tenantId) => enter(opened?.mode === 'practice' ? 'practice' : 'default', tenantId),
			suspend,
			quit: () => exit(),
			operation,
			setOperation: (next) => {
				setOperationState(next);
				onOperation?.(next);
			},
			sampleLanguage,
			setSampleLanguage,
			pendingKeys,
			finishedLesson,
			setFinishedLesson,
			recent: session?.recent,
			notify,
			clearNotice,
		}),
		[
			props,
			mode,
			opened,
			session,
			routes,
			enter,
			exit,
			suspend,
			operation,
			onOperation,
			sampleLanguage,
			pendingKeys,
			finishedLesson,
			notify,
			clearNotice,
		],
	);
	return (
		<ErrorBoundary onCrash={onCrash}>
			<ShellContext value={shell}>
				{opened && !state ? (
					<opened.Screens session={opened.session} client={opened.client} routes={routes} />
				) : (
					<SignInScreen
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
		</ErrorBoundary>
	);
};
