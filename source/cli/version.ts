/** Written in by the build, from package.json. */
declare const AOAI_KEYLESS_VERSION: string;

export const version = AOAI_KEYLESS_VERSION;
/** What requests, the journal and the log name as their program. */
export const program = `aoai-keyless ${version}`;
