// A file of contents from a person: read, or refused with the path to what is wrong.
import type { z } from 'zod';
import { contentsSchema } from './contents-schema.ts';
import type { ContentsFile } from './contents-types.ts';

/** `resources[3].properties["my key"]`; the file itself is ''. */
const pathText = (path: readonly PropertyKey[]): string =>
	path
		.map((part) => {
			if (typeof part === 'number') return `[${part}]`;
			return /^[A-Za-z_$][\w$]*$/.test(String(part)) ? `.${String(part)}` : `[${JSON.stringify(String(part))}]`;
		})
		.join('')
		.replace(/^\./, '');

const problemText = ({ path, message }: z.core.$ZodIssue): string => {
	const at = pathText(path);
	return at ? `${at}: ${message}` : message;
};

export type ParsedContents = { readonly contents: ContentsFile } | { readonly problem: string };

/** Returns the contents of a file's text, or its first mistake in one line: `resources[3].id: …`. */
export const parseContents = (text: string): ParsedContents => {
	let value: unknown;
	try {
		// A byte order mark is no part of JSON; Windows editors write one.
		value = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		return { problem: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
	}
	const parsed = contentsSchema.safeParse(value);
	const [first] = parsed.error?.issues ?? [];
	return first ? { problem: problemText(first) } : { contents: value as ContentsFile };
};
