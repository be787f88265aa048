// Shows which credentials were tried and why each failed, and the other ways to sign in.
import type { Problem } from '../../../model/problem.ts';
import type { DeviceCode, SignInAttempt } from '../../../model/sign-in.ts';
import type { Action } from '../../context/keys.ts';
import { useConnection, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { useElapsedSeconds } from '../../kit/use-elapsed-seconds.ts';
import { BlockScreen } from '../common/block-screen.tsx';
import { entraErrorBlocks, problemBlocks } from '../problem-blocks.ts';

export type SignInState =
	| {
			readonly phase: 'trying';
			readonly how: 'default' | 'browser' | 'deviceCode' | 'practice';
			readonly code?: DeviceCode;
			/** Milliseconds since the epoch. */
			readonly since: number;
	  }
	| { readonly phase: 'failed'; readonly attempts: readonly SignInAttempt[] };

/** Returns the message of a credential without the credential's name and without the address of a page about it. */
const credentialError = (credential: string, { message }: Problem): string =>
	message
		.replace(new RegExp(`^${credential}:? `), '')
		.replace(/ (To troubleshoot, visit|To mitigate this issue, see the troubleshooting guidelines at) \S+$/, '');

type SignInScreenProps = {
	readonly state: SignInState;
	readonly command: string;
	readonly onRetry: () => void;
	readonly onBrowser: () => void;
	readonly onDevice: () => void;
	readonly onPractice: (() => void) | undefined;
	/** Cancels the sign-in: goes back to the current session, or to the ways to sign in. */
	readonly onBack: (() => void) | undefined;
};

/** The screen shows which credentials were tried, why each failed, and the other ways to sign in. */
export const SignInScreen = ({
	state,
	command,
	onRetry,
	onBrowser,
	onDevice,
	onPractice,
	onBack,
}: SignInScreenProps) => {
	const { strings, copy, notify } = useShell();
	const { mode } = useConnection();
	const words = strings.signIn;
	const isPractice = mode === 'practice';
	const isTrying = state.phase === 'trying';
	const seconds = useElapsedSeconds(isTrying, isTrying ? state.since : 0);
	const elapsed: Block = { text: strings.flight.elapsed(seconds), tone: 'muted' };
	const blocks: readonly Block[] =
		state.phase === 'trying'
			? state.code
				? [
						{ text: words.openAddress },
						{ text: state.code.verificationUri, tone: 'key', indent: 2 },
						{ text: words.typeCode },
						{ text: state.code.userCode, tone: 'key', indent: 2 },
						{ text: '' },
						{ text: words.waitingForCode, tone: 'muted' },
						elapsed,
					]
				: [{ text: words.trying[state.how] }, ...(seconds > 0 ? [elapsed] : [])]
			: isPractice
				? [
						{ text: words.practiceFailed, tone: 'warning' },
						{ text: '' },
						...state.attempts.flatMap(({ problem }) =>
							problem.kind === 'notSignedIn'
								? [{ text: `${marks.no} ${words.wrongToken}`, tone: 'danger' as const }]
								: problemBlocks(problem, strings),
						),
					]
				: [
						{ text: words.ways, tone: 'title' },
						{ text: words.wayCommand, indent: 2 },
						{ code: command, indent: 4, tone: 'key' },
						{ text: words.wayBrowser, indent: 2 },
						{ text: words.wayDevice, indent: 2 },
						...(onPractice ? [{ text: words.wayPractice, indent: 2 }] : []),
						{ text: '' },
						{ text: words.failed, tone: 'warning' },
						...state.attempts.flatMap(({ credential, problem }): readonly Block[] => [
							{ name: `${marks.no} ${credential}`, beside: 31, text: credentialError(credential, problem) },
							...entraErrorBlocks(problem, strings),
							...(problem.facts.command ? [{ code: problem.facts.command, indent: 4, tone: 'key' as const }] : []),
						]),
					];
	const offered = state.phase === 'failed' ? state.attempts.find(({ problem }) => problem.facts.command) : undefined;
	const toCopy = offered?.problem.facts.command ?? command;
	const otherMethodActions: readonly Action[] = [
		{
			key: 'copy',
			label: words.copyCommand,
			run: () => {
				copy(toCopy);
				notify(strings.shell.copied(toCopy));
			},
		},
		{ key: 'browser', label: words.browser, run: onBrowser },
		{ key: 'device', label: words.device, run: onDevice },
		...(onPractice ? [{ key: 'practice' as const, label: words.practice, run: onPractice }] : []),
	];
	const back: readonly Action[] = onBack ? [{ key: 'escape', label: strings.shell.back, run: onBack }] : [];
	return (
		<BlockScreen
			breadcrumbs={[words.title]}
			isRoot
			typeAhead={state.phase === 'trying' && !state.code ? 'handsOn' : undefined}
			actions={
				state.phase === 'failed' || state.how !== 'practice'
					? [{ key: 'refresh', label: words.retry, run: onRetry }, ...(isPractice ? [] : otherMethodActions), ...back]
					: back
			}
			blocks={blocks}
		/>
	);
};
