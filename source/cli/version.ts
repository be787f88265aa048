/** The build sets this constant, from package.json. */
declare const AOAI_KEYLESS_VERSION: string;

export const version = AOAI_KEYLESS_VERSION;
/** The name and version of this program in requests, the journal and the log. */
export const program = `aoai-keyless ${version}`;
