// The commands without a screen, as data.
import type { CloudName } from '../../model/azure.ts';
import type { FailCondition, Format, HistoryFormat, PageFormat } from '../../report/choices.ts';
import type { Language } from '../../strings/index.ts';
import type { Grammar, Shell } from '../completion/grammar.ts';

/** The cloud and tenant, or the practice tenant, that a command reads. */
export type TargetOptions = {
	readonly practice: boolean;
	/** The JSON files with the contents of the practice tenant. */
	readonly contents?: readonly string[];
	readonly connect?: string;
	readonly token?: string;
	readonly tenant?: string;
	readonly cloud: CloudName;
	readonly readOnly: boolean;
	readonly stateDir?: string;
	readonly logFile?: string;
	/** Whether the output masks ids, names of tenants and addresses. */
	readonly present?: boolean;
	readonly lang?: Language;
};

export type InspectCommand = TargetOptions & {
	readonly do: 'inspect';
	readonly subscriptions: readonly string[];
	readonly accounts: readonly string[];
	readonly output: Format;
	readonly failOn: readonly FailCondition[];
	readonly withVerdicts: boolean;
	readonly withSecrets: boolean;
};

export type HandOverCommand = TargetOptions & {
	readonly do: 'report';
	readonly subscriptions: readonly string[];
	readonly account: string;
	readonly output: PageFormat;
	readonly withSecrets: boolean;
};

export type HistoryCommand = Pick<TargetOptions, 'practice' | 'readOnly' | 'stateDir' | 'present'> & {
	readonly do: 'history';
	readonly accounts: readonly string[];
	/** The earliest time, in milliseconds since the epoch. */
	readonly since?: number;
	readonly output: HistoryFormat;
};

export type CompletionCommand = { readonly do: 'completion'; readonly shell: Shell; readonly grammar: Grammar };

export type ReportCommand = InspectCommand | HandOverCommand | HistoryCommand;
