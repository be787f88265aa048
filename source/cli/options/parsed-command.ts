// The commands that need a screen or a server, as data.

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

/** A practice tenant other than Contoso, and its latency. */
export type TenantSize = {
	/** The JSON files with its contents. */
	readonly contents?: readonly string[];
	readonly scale?: { readonly subscriptions: number; readonly accounts: number };
	readonly seed?: number;
	/** The latency in milliseconds. */
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

/** Returns the command that prints a usage error, and nothing else. */
export const usageError = (text: string): PrintCommand => ({ do: 'print', text: `${text}\n`, code: 2 });
