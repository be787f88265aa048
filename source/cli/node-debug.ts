// Node's own debug variables that print what must not be printed. They act before the program starts: it can only end.
import type { Strings } from '../strings/index.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Sections of NODE_DEBUG that print headers with tokens (https and net; http in Node.js 20), bodies with keys (stream) or the
 * environment with its secrets (child_process), tried with Node.js 20.20 and 24.21; http2 and tls handle the same bytes.
 */
export const revealingSections = ['child_process', 'http', 'http2', 'https', 'net', 'stream', 'tls'] as const;

/** As Node reads the variable: names in whatever case with commas between them, `*` for any text (lib/internal/util/debuglog.js). */
const matches = (pattern: string, section: string): boolean =>
	new RegExp(`^${pattern.replaceAll(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(section);

/** Writes the keys of each TLS session to a file: who has recorded the line can then read the tokens. */
const keyLogFlag = /(?:^|[\s"])--tls-keylog(?:[=\s"]|$)/;

/** Why the program does not start in this environment, as a sentence; undefined where nothing of it reveals secrets. */
export const nodeDebugError = ({ cli }: Strings, { NODE_DEBUG = '', NODE_OPTIONS = '' }: Environment) => {
	const patterns = NODE_DEBUG.split(',').map((one) => one.trim());
	const sections = revealingSections.filter((section) => patterns.some((pattern) => matches(pattern, section)));
	if (sections.length > 0) return cli.nodeDebug(NODE_DEBUG, sections.join(', '));
	return keyLogFlag.test(NODE_OPTIONS) ? cli.tlsKeyLog : undefined;
};
