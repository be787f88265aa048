// What the commands without a screen were asked for, as data.
import type { CloudName } from '../../model/azure.ts';
import type { Condition } from '../../report/fail-on.ts';
import type { Format } from '../../report/formats/index.ts';
import type { Language } from '../../strings/index.ts';
import type { Grammar, Shell } from '../completion/grammar.ts';

/** Which Azure, or which practice tenant. */
export type Where = {
	readonly practice: boolean;
	readonly connect?: string;
	readonly token?: string;
	readonly tenant?: string;
	readonly cloud: CloudName;
	readonly readOnly: boolean;
	readonly stateDir?: string;
	readonly logFile?: string;
	/** What is written has ids, names of tenants and addresses covered. */
	readonly present?: boolean;
	readonly lang?: Language;
};

export type InspectAsked = Where & {
	readonly do: 'inspect';
	readonly subscriptions: readonly string[];
	readonly accounts: readonly string[];
	readonly output: Format;
	readonly failOn: readonly Condition[];
	readonly withVerdicts: boolean;
	readonly withSecrets: boolean;
};

export type HandOverAsked = Where & {
	readonly do: 'report';
	readonly subscriptions: readonly string[];
	readonly account: string;
	readonly output: 'markdown' | 'html';
	readonly withSecrets: boolean;
};

export type HistoryAsked = Pick<Where, 'practice' | 'readOnly' | 'stateDir' | 'present'> & {
	readonly do: 'history';
	readonly accounts: readonly string[];
	/** Milliseconds since the epoch. */
	readonly since?: number;
	readonly output: 'table' | 'json';
};

export type CompletionAsked = { readonly do: 'completion'; readonly shell: Shell; readonly grammar: Grammar };

export type ReportAsked = InspectAsked | HandOverAsked | HistoryAsked;
