import { Problem } from '../model/problem.ts';
import { RefusedFile } from './own-files.ts';

/** Returns Problem `journal` for a file that cannot be read or written, with the reason or the system's message. */
export const journalProblem = (file: string, cause: unknown): Problem => {
	if (cause instanceof Problem) return cause;
	if (cause instanceof RefusedFile) return new Problem('journal', { subject: file, refusal: cause.refusal, cause });
	return new Problem('journal', {
		subject: file,
		detail: cause instanceof Error ? cause.message : String(cause),
		cause,
	});
};
