// Builds the command that opens the program again where the person left it.

import type { ResumeOptions } from '../guides/resume-command.ts';
import type { AzureCommand, PracticeCommand } from './options/parsed-command.ts';

/** Returns the flags of this run that matter for coming back. A token is not repeated. */
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
