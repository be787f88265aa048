// Writes an inspection in each format of `inspect`.
import type { Strings } from '../../strings/index.ts';
import type { Format } from '../choices.ts';
import type { InspectionDocument } from '../document.ts';
import { inspectionPage } from '../inspection-page.ts';
import { csv } from './csv.ts';
import { sarif } from './sarif.ts';
import { table } from './table.ts';
import { toHtml } from './to-html.ts';
import { toMarkdown } from './to-markdown.ts';

const formatters: Readonly<Record<Format, (document: InspectionDocument, strings: Strings) => string>> = {
	table,
	json: (document) => `${JSON.stringify(document, undefined, 2)}\n`,
	csv,
	markdown: (document, strings) => toMarkdown(inspectionPage(document, strings)),
	html: (document, strings) => toHtml(inspectionPage(document, strings)),
	sarif,
};

/** Returns the inspection as text in this format. */
export const formatReport = (document: InspectionDocument, format: Format, strings: Strings): string =>
	formatters[format](document, strings);
