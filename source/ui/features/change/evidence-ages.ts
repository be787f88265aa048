// Computes how old the evidence of a confirmation is, counted while it is on screen.
import type { ChangeRequest } from '../../../model/change-inputs.ts';
import type { Strings } from '../../../strings/index.ts';
import type { Block } from '../../kit/text.ts';
import { useElapsedSeconds } from '../../kit/use-elapsed-seconds.ts';

/** Whole minutes. */
export type EvidenceAges = {
	readonly checks: number;
	/** The age of the evidence about users of the keys; absent where the change does not rest on it. */
	readonly evidence?: number;
	/** The age of the scan through settings and secrets; absent where there was none. */
	readonly scan?: number;
};

/** Returns the ages of what a change rests on. `readAt`: when it was planned, milliseconds since the epoch. */
export const useEvidenceAges = ({ kind, input }: ChangeRequest, readAt: number): EvidenceAges => {
	const seconds = useElapsedSeconds(true, readAt);
	const minutesSince = (at: number) => Math.max(0, Math.floor((seconds * 1000 + readAt - at) / 60_000));
	return {
		checks: minutesSince(readAt),
		...(kind === 'disableKeys' && input.evidence.length > 0
			? { evidence: minutesSince(Date.parse(input.readAt)) }
			: {}),
		...(kind === 'disableKeys' && input.scannedAt ? { scan: minutesSince(Date.parse(input.scannedAt)) } : {}),
	};
};

/** Returns a line for each source that is older than the checks beside it. */
export const evidenceAgeBlocks = ({ checks, evidence, scan }: EvidenceAges, { confirm }: Strings): readonly Block[] => [
	...(evidence !== undefined && evidence > checks
		? [{ text: confirm.evidenceAge(evidence), tone: 'muted' as const, indent: 2 }]
		: []),
	...(scan === undefined ? [] : [{ text: confirm.scanAge(scan), tone: 'muted' as const, indent: 2 }]),
];
