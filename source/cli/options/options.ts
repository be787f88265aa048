// What somebody asked for on the command line, as data.

import type { LessonId } from '../../guides/lessons/ids.ts';
import type { CloudName } from '../../model/azure.ts';
import type { Language } from '../../strings/index.ts';
import type { CompletionAsked, ReportAsked } from './report-options.ts';

export type Common = {
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

/** A practice tenant of another size than Contoso, and how far away it is. */
export type Size = {
	readonly scale?: { readonly subscriptions: number; readonly accounts: number };
	readonly seed?: number;
	/** Milliseconds. */
	readonly latency?: number;
};

export type AzureAsked = { readonly do: 'azure'; readonly tenant?: string; readonly cloud: CloudName } & Common;

export type PracticeAsked = {
	readonly do: 'practice';
	readonly connect?: string;
	readonly token?: string;
	readonly pace: Pace;
	readonly faults: readonly string[];
	readonly lesson?: LessonId;
} & Size &
	Common;

export type ServeAsked = {
	readonly do: 'serve';
	readonly port: number;
	readonly token?: string;
	readonly pace: Pace;
	readonly faults: readonly string[];
} & Size;

export type Printed = { readonly do: 'print'; readonly text: string; readonly code: number };

export type Asked = AzureAsked | PracticeAsked | ServeAsked | ReportAsked | CompletionAsked | Printed;

/** What is wrong with what was asked, and nothing else. */
export const refusal = (text: string): Printed => ({ do: 'print', text: `${text}\n`, code: 2 });
