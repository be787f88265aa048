import { useApp } from 'ink';
import { useEffect, useMemo, useState } from 'react';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { CloudName } from '../../model/azure.ts';
import type { DeviceCode, SignInAttempt } from '../../model/sign-in.ts';
import type { Mask } from '../../shared/redact-identifiers.ts';
import { createStore } from '../../shared/store.ts';
import type { Strings } from '../../strings/index.ts';
import type { DelayStore } from '../context/delay-store.ts';
import type { Route, Screen } from '../context/navigation.ts';
import { NavigationProvider, useNavigationActions, useRoutes } from '../context/navigation-provider.tsx';
import { NoticeProvider, useNoticeActions } from '../context/notice.tsx';
import type { Operation } from '../context/operation.ts';
import { OperationProvider, useOperation, useOperationActions } from '../context/operation-provider.tsx';
import type { RequestTraceStore } from '../context/request-trace-store.ts';
import {
	type Connection,
	ConnectionContext,
	type JobControl,
	type Mode,
	type Session,
	type Shell,
	ShellContext,
} from '../context/session.ts';
import type { KeyInput } from '../context/use-keys.ts';
import { SignInScreen } from '../features/sign-in/sign-in.tsx';
import { MaskContext } from '../kit/mask.ts';
import { useTerminal } from '../kit/use-terminal.ts';
import { ErrorBoundary } from './crash.tsx';
import { useOperationNotice } from './use-operation-notice.ts';
import { useSignIn } from './use-sign-in.ts';

export type SignInMethod = 'default' | 'browser' | 'deviceCode' | 'practice';

/** Signed in, or the credentials that were tried and why each failed. */
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
	/** Signs in and connects; it loads everything heavy, after the first frame. */
	readonly connect: (
		how: SignInMethod,
		onDeviceCode: (code: DeviceCode) => void,
		signal: AbortSignal,
		/** A tenant other than the one of the command line. */
		tenantId?: string,
	) => Promise<ConnectResult>;
	/** Returns the command that signs in outside of this program, to this tenant if one is given. */
	readonly signInCommand: (tenantId?: string) => string;
	readonly jobControl?: JobControl;
	readonly mouseReporting?: Shell['mouseReporting'];
	readonly initialScreens: readonly Screen[];
	/** Called with the operation, so that the end of the program can name what was under way. */
	readonly onOperation?: (operation: Operation | undefined) => void;
	/** Called with the routes, so that the end of the program can name the way back. */
	readonly onRoutes?: (routes: readonly Route[], mode: Mode, tenantId: string | undefined) => void;
	/** Called with a bug while React is at work; the program ends afterwards. */
	readonly onCrash: (bug: unknown) => void;
};

/** The whole program on the screen, with the contexts that every screen reads. */
export const App = (props: AppProps) => (
	<MaskContext value={props.mask?.apply}>
		<NoticeProvider>
			<NavigationProvider initialScreens={props.initialScreens}>
				<OperationProvider onOperation={props.onOperation}>
					<Program {...props} />
				</OperationProvider>
			</NavigationProvider>
		</NoticeProvider>
	</MaskContext>
);

const Program = (props: AppProps) => {
	const { strings, onRoutes, onCrash, signInCommand, mode, jobControl, mouseReporting, clock } = props;
	const { exit } = useApp();
	const noticeActions = useNoticeActions();
	const navigationActions = useNavigationActions();
	const operationActions = useOperationActions();
	const [pendingKeys] = useState<KeyInput[]>([]);
	const [finishedLesson] = useState(() => createStore<LessonId | undefined>(undefined));
	const [sampleLanguage] = useState(() => createStore(''));
	const { opened, state, tenantId, enter, signIn, stay } = useSignIn(props, pendingKeys, navigationActions.navigate);
	const suspend = useTerminal(jobControl, mouseReporting);
	const shell: Shell = useMemo(
		() => ({
			...props,
			...noticeActions,
			...navigationActions,
			...operationActions,
			signIn,
			suspend,
			quit: () => exit(),
			sampleLanguage,
			pendingKeys,
			finishedLesson,
		}),
		[
			props,
			noticeActions,
			navigationActions,
			operationActions,
			signIn,
			suspend,
			exit,
			sampleLanguage,
			pendingKeys,
			finishedLesson,
		],
	);
	const connection: Connection = useMemo(
		() => ({
			mode: opened?.mode ?? mode,
			user: opened?.session.user,
			hasFaults: opened?.session.faults !== undefined,
			recent: opened?.session.recent,
		}),
		[mode, opened],
	);
	return (
		<ErrorBoundary onCrash={onCrash}>
			<ShellContext value={shell}>
				<ConnectionContext value={connection}>
					<Announcements strings={strings} onRoutes={onRoutes} mode={connection.mode} tenantId={tenantId} />
					{opened && !state ? (
						<opened.Screens session={opened.session} client={opened.client} />
					) : (
						<SignInScreen
							state={state ?? { phase: 'trying', how: 'default', since: clock() }}
							command={signInCommand(tenantId)}
							onRetry={() => enter(mode === 'practice' ? 'practice' : 'default', tenantId)}
							onBrowser={() => enter('browser', tenantId)}
							onDevice={() => enter('deviceCode', tenantId)}
							onPractice={mode === 'azure' ? () => enter('practice') : undefined}
							onBack={stay}
						/>
					)}
				</ConnectionContext>
			</ShellContext>
		</ErrorBoundary>
	);
};

type AnnouncementsProps = Pick<AppProps, 'strings' | 'onRoutes' | 'mode'> & { readonly tenantId: string | undefined };

/** Draws nothing: follows the routes and the operation, and reports them to the outside and in the notice. */
const Announcements = ({ strings, onRoutes, mode, tenantId }: AnnouncementsProps) => {
	const routes = useRoutes();
	const { notify } = useNoticeActions();
	useOperationNotice(useOperation(), routes, strings, notify);
	useEffect(() => onRoutes?.(routes, mode, tenantId), [onRoutes, routes, mode, tenantId]);
	return null;
};
