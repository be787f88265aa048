// Contents from files that a person names.
import { readFile } from 'node:fs/promises';
import type { TenantContents } from '../tenant-state.ts';
import type { ContentsFile } from './contents-types.ts';

export type ReadContents =
	| { readonly contents: TenantContents }
	/** `file` as it was named; `problem`: one line, with the path to what is wrong inside the file. */
	| { readonly file: string; readonly problem: string };

/** Returns the tenant of these files, composed in their order, or the first mistake. Built-in roles come along. */
export const readContents = async (files: readonly string[]): Promise<ReadContents> => {
	const [{ parseContents }, { createContents }] = await Promise.all([
		import('./parse-contents.ts'),
		import('./contoso.ts'),
	]);
	const read: ContentsFile[] = [];
	for (const file of files) {
		let text: string;
		try {
			text = await readFile(file, 'utf8');
		} catch (error) {
			return { file, problem: error instanceof Error ? error.message : String(error) };
		}
		const parsed = parseContents(text);
		if ('problem' in parsed) return { file, problem: parsed.problem };
		read.push(parsed.contents);
	}
	return { contents: createContents(read) };
};
