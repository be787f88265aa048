// The choices of a report. The command line offers these; their code loads only when it is used.

/** The formats of `inspect`; the first is the default. */
export const formats = ['table', 'json', 'csv', 'markdown', 'html', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** The formats of `report`: a page for people. */
export const pageFormats = ['markdown', 'html'] as const satisfies readonly Format[];
export type PageFormat = (typeof pageFormats)[number];

/** The formats of `history`. */
export const historyFormats = ['table', 'json'] as const satisfies readonly Format[];
export type HistoryFormat = (typeof historyFormats)[number];

/** The findings that `--fail-on` takes. */
export const failConditions = ['keys-on', 'ready', 'not-ready', 'cannot-tell', 'refused'] as const;
export type FailCondition = (typeof failConditions)[number];
