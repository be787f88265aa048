import type { CloudName } from '../azure/azure.ts';
import type { ProblemKind } from '../azure/problem.ts';
import type { AzureAsked, PracticeAsked } from '../command-line/asked.ts';
import type { LessonId } from '../lessons/ids.ts';
import type { Place, Screen } from './navigation.ts';

type Asked = { readonly account?: string; readonly subscription?: string; readonly lesson?: LessonId };

/** What the command line says when there is none, so that the most usual start need not load what reads it. */
export const nothingAsked = { do: 'azure', cloud: 'public', readOnly: false, ownerTag: undefined } as const;

/** The places to begin with: what the command line named lies on top of the first screen. */
export const startOf = ({ account, subscription, lesson }: Asked): readonly Screen[] => [
	{ name: 'subscriptions' },
	...(lesson ? [{ name: 'lesson' as const, lesson }] : []),
	...(account || subscription ? [{ name: 'find' as const, account, subscription }] : []),
];

/** The command that signs the Azure CLI in to the right cloud and tenant. */
export const signInCommand = ({
	cloud,
	tenantId,
}: {
	readonly cloud: CloudName;
	readonly tenantId: string | undefined;
}): string => {
	const scopes = {
		public: 'https://management.azure.com/.default',
		usgov: 'https://management.usgovcloudapi.net/.default',
		china: 'https://management.chinacloudapi.cn/.default',
	};
	const names = { public: '', usgov: 'AzureUSGovernment', china: 'AzureChinaCloud' };
	const choose = names[cloud] ? `az cloud set --name ${names[cloud]} && ` : '';
	return `${choose}az login${tenantId ? ` --tenant ${tenantId}` : ''} --scope ${scopes[cloud]}`;
};

/** Without signing out first, the Azure CLI would answer with the weak sign-in that it remembers. */
export const commandFor = (kind: ProblemKind, signIn: string): string =>
	kind === 'mfaRequired' ? `az logout && ${signIn}` : signIn;

/** The account on top of the way, or below it. */
export const accountIn = (places: readonly Place[]): string | undefined => {
	const ids = places.flatMap(({ screen }) =>
		'accountId' in screen ? screen.accountId : screen.name === 'confirm' ? screen.wish.input.accountId : [],
	);
	return ids.at(-1);
};

/** One word of a POSIX shell; most need no quotes. */
const word = (text: string) => (/^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export type Return = {
	readonly accountId: string;
	readonly mode: 'azure' | 'practice';
	readonly flags: Readonly<Record<string, string | number | boolean | undefined>>;
};

/** The command that opens the program on that account again, as it was started. */
export const returnCommand = ({ accountId, mode, flags }: Return): string =>
	[
		'aoai-keyless',
		...(mode === 'practice' ? ['practice'] : []),
		'--account',
		word(accountId),
		...Object.entries(flags).flatMap(([name, value]) =>
			value === undefined || value === false ? [] : value === true ? [`--${name}`] : [`--${name}`, word(String(value))],
		),
	].join(' ');

/** What the program was started with, as far as it matters for coming back. A token is not repeated. */
export const flagsToReturn = (
	asked: AzureAsked | PracticeAsked,
	mode: Return['mode'],
	tenant: string | undefined,
): Return['flags'] => {
	const { readOnly, mouse, screenReader, lang, stateDir, logFile, ownerTag } = asked;
	const common = {
		'read-only': readOnly,
		mouse,
		'screen-reader': screenReader,
		'owner-tag': ownerTag,
		lang,
		'state-dir': stateDir,
		'log-file': logFile,
	};
	if (mode === 'azure')
		return {
			tenant,
			cloud: asked.do === 'azure' && asked.cloud !== 'public' ? asked.cloud : undefined,
			...common,
		};
	if (asked.do !== 'practice') return common;
	const { connect, scale, seed, latency, pace, lesson } = asked;
	return {
		connect,
		lesson,
		scale: scale && `${scale.subscriptions}x${scale.accounts}`,
		seed,
		latency,
		pace: pace === 'fast' ? undefined : pace,
		...common,
	};
};
