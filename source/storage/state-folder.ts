import { withAnswerLimit } from './answer-limit.ts';
import { journalProblem } from './journal-problem.ts';
import { makeFolderPrivate } from './own-files.ts';

/** Makes the folder of the journals private where it is open to others. Rejects with Problem `journal` where it cannot be used. */
export const checkStateFolder = async (folder: string): Promise<void> => {
	try {
		await withAnswerLimit(folder, () => makeFolderPrivate(folder));
	} catch (cause) {
		throw journalProblem(folder, cause);
	}
};
