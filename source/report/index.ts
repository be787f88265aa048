// The formats of `inspect`.
import type { Strings } from '../strings/index.ts';
import { csv } from './csv.ts';
import type { Document } from './document.ts';
import { table } from './table.ts';

export const formats = ['table', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

const writers: Readonly<Record<Format, (document: Document, strings: Strings) => string>> = {
	table,
	json: (document) => `${JSON.stringify(document, undefined, 2)}\n`,
	csv,
};

export const write = (document: Document, format: Format, strings: Strings): string =>
	writers[format](document, strings);
