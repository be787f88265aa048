// Requests whose answers hold secrets: their errors must not.
import { Problem, type ProblemFacts } from '../../model/problem.ts';
import { redactSecrets } from '../../shared/redaction.ts';
import { toProblem } from '../pipeline/error-mapper.ts';

/**
 * Whether the text of an answer may be kept: only that of Azure's refusal, a 4xx with an error code. Messages of the SDKs quote the
 * body of an answer they cannot read.
 */
const isRefusal = ({ status, code }: ProblemFacts) =>
	status === undefined || (status >= 400 && status < 500 && code !== undefined);

/**
 * Runs a request, and rejects with a Problem that holds neither the answer nor the original error. What is no failure of
 * Azure's is a bug, and is thrown as it is.
 */
export const withoutResponseBodies = async <T>(run: () => Promise<T>, clock: () => number): Promise<T> => {
	try {
		return await run();
	} catch (error) {
		const problem = toProblem(error, clock());
		if (!(problem instanceof Problem)) throw problem;
		// Our own sentences quote nothing.
		const isQuotable = error instanceof Problem || isRefusal(problem.facts);
		const { cause: _, code, detail, ...facts } = problem.facts;
		throw new Problem(problem.kind, {
			...facts,
			code: code && redactSecrets(code),
			...(isQuotable && detail ? { detail: redactSecrets(detail) } : {}),
		});
	}
};
