// The command that opens the program again where it was left.

import type { ResumeOptions } from '../guides/resume-command.ts';
import type { AzureCommand, PracticeCommand } from './options/parsed-command.ts';

/** What the program was started with, as far as it matters for coming back. A token is not repeated. */
export const resumeFlags = (
	asked: AzureCommand | PracticeCommand,
	mode: ResumeOptions['mode'],
	tenant: string | undefined,
): ResumeOptions['flags'] => {
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
	const { connect, contents, scale, seed, latency, pace, lesson } = asked;
	return {
		connect,
		lesson,
		contents,
		scale: scale && `${scale.subscriptions}x${scale.accounts}`,
		seed,
		latency,
		pace: pace === 'fast' ? undefined : pace,
		...common,
	};
};
