// Gives the screens what they need from the process: the command line's options, the terminal, and the ways to sign in.
import type { Fault, TenantContents } from 'azure-ai-emulator';
import { resumeCommand } from '../guides/resume-command.ts';
import { signInCommand, signInCommandFor } from '../guides/sign-in-command.ts';
import type { CloudName } from '../model/azure.ts';
import type { ProblemKind } from '../model/problem.ts';
import type { Mask } from '../shared/redact-identifiers.ts';
import type { RequestLog } from '../storage/log-file.ts';
import type { Strings } from '../strings/index.ts';
import type { AppProps } from '../ui/app/app.tsx';
import type { createDelayStore } from '../ui/context/delay-store.ts';
import { currentAccountId } from '../ui/context/navigation.ts';
import type { RequestTraceStore } from '../ui/context/request-trace-store.ts';
import type { ExitState } from './exit-messages.ts';
import { handleFatalError, onSpawnFailure } from './fatal-errors.ts';
import { jobControl } from './job-control.ts';
import type { AzureCommand, PracticeCommand } from './options/parsed-command.ts';
import { resumeFlags } from './resume-command.ts';
import { createRuntime } from './runtime.ts';
import { jobSignals } from './signals.ts';
import { toInitialScreens } from './start-screens.ts';
import type { createTerminalModes } from './terminal-modes.ts';

type Wiring = {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
	readonly faults: readonly Fault[];
	readonly contents: TenantContents | undefined;
	readonly log: RequestLog | undefined;
	readonly mask: Mask | undefined;
	readonly modes: Pick<ReturnType<typeof createTerminalModes>, 'copy' | 'pointer'>;
	readonly exitState: ExitState;
	readonly delays: ReturnType<typeof createDelayStore>;
	readonly requests: RequestTraceStore;
};

/**
 * Returns the props of the screens for this command: its options, the terminal's own functions and the ways to sign in.
 */
export const interactiveAppProps = (
	command: AzureCommand | PracticeCommand,
	strings: Strings,
	{ cloud, tenantId, faults, contents, log, mask, modes, exitState, delays, requests }: Wiring,
): AppProps => ({
	strings,
	mode: command.do,
	readOnly: command.readOnly,
	mask,
	cloud,
	clock: Date.now,
	ownerTag: command.ownerTag,
	delays,
	requests,
	initialLesson: command.do === 'practice' ? command.lesson : undefined,
	copy: modes.copy,
	initialScreens: toInitialScreens(command),
	// Ink ends outside of React's work: React would swallow an error of that end, and the program would never end.
	onCrash: (bug) => setImmediate(() => handleFatalError(bug)),
	mouseReporting: command.mouse ? modes.pointer : undefined,
	jobControl: process.platform === 'win32' ? undefined : jobControl(jobSignals),
	signInCommand: (to = tenantId) => signInCommand({ cloud, tenantId: to }),
	onOperation: (operation) => {
		exitState.operation = operation;
	},
	onRoutes: (routes, mode, to = tenantId) => {
		const accountId = currentAccountId(routes);
		exitState.resumeCommand = accountId
			? resumeCommand({ accountId, mode, flags: resumeFlags(command, mode, to) })
			: undefined;
	},
	connect: async (method, onDeviceCode, signal, to = tenantId) => {
		const runtime = {
			...(await createRuntime(command, { onWait: delays.announce, onRequest: requests.add })),
			log,
			signInWith: (kind: ProblemKind) => signInCommandFor(kind, signInCommand({ cloud, tenantId: to })),
		};
		if (method === 'practice') {
			const { openPracticeSession } = await import('./practice-session.ts');
			return openPracticeSession(
				runtime,
				command.do === 'practice' ? { ...command, faults, contents } : { pace: 'fast' },
			);
		}
		const { openAzureSession } = await import('./azure-session.ts');
		return openAzureSession(runtime, { cloud, tenant: to, signInMethod: method, signal, onSpawnFailure }, onDeviceCode);
	},
});
