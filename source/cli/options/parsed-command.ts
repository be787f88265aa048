// What somebody asked for on the command line, as data.

import type { LessonId } from '../../guides/lessons/ids.ts';
import type { CloudName } from '../../model/azure.ts';
import type { Language } from '../../strings/index.ts';
import type { CompletionCommand, ReportCommand } from './parsed-report-command.ts';

export type InteractiveOptions = {
	readonly subscription?: string;
	readonly account?: string;
	readonly readOnly: boolean;
	readonly mouse?: boolean;
	readonly screenReader?: boolean;
	readonly ownerTag?: string;
	readonly lang?: Language;
	readonly stateDir?: string;
	readonly logFile?: string;
	readonly present?: boolean;
};

export type Pace = 'fast' | 'azure';

/** A practice tenant other than Contoso, and how far away it is. */
export type TenantSize = {
	/** JSON files of what it holds. */
	readonly contents?: readonly string[];
	readonly scale?: { readonly subscriptions: number; readonly accounts: number };
	readonly seed?: number;
	/** Milliseconds. */
	readonly latency?: number;
};

export type AzureCommand = {
	readonly do: 'azure';
	readonly tenant?: string;
	readonly cloud: CloudName;
} & InteractiveOptions;

export type PracticeCommand = {
	readonly do: 'practice';
	readonly connect?: string;
	readonly token?: string;
	readonly pace: Pace;
	readonly faults: readonly string[];
	readonly lesson?: LessonId;
} & TenantSize &
	InteractiveOptions;

export type ServeCommand = {
	readonly do: 'serve';
	readonly port: number;
	readonly token?: string;
	readonly pace: Pace;
	readonly faults: readonly string[];
} & TenantSize;

export type PrintCommand = { readonly do: 'print'; readonly text: string; readonly code: number };

export type ParsedCommand =
	| AzureCommand
	| PracticeCommand
	| ServeCommand
	| ReportCommand
	| CompletionCommand
	| PrintCommand;

/** What is wrong with what was asked, and nothing else. */
export const usageError = (text: string): PrintCommand => ({ do: 'print', text: `${text}\n`, code: 2 });
