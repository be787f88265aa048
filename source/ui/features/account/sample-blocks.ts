// Shows the code of one language and the command for the host: every character, folded where the line ends.

import type { CodeSample } from '../../../guides/samples/code-sample.ts';
import type { ServiceSetting } from '../../../guides/service-settings.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

const codeBlocks = (lines: readonly string[], tone?: Tone): readonly Block[] =>
	lines.map((line) => ({ code: line, tone, indent: 2 }));

const titleBlock = (text: string): Block => ({ text, tone: 'title' });
const emptyLine: Block = { text: '' };

/** Returns the line of languages; the shown one stands in brackets. */
export const languageRow = (
	all: readonly Pick<CodeSample | ServiceSetting, 'id' | 'language'>[],
	shown: Pick<CodeSample | ServiceSetting, 'id'>,
): Block => ({
	text: all.map(({ id, language }) => (id === shown.id ? `[${language}]` : language)).join('  '),
	tone: 'key',
});

/** Returns the code before and after the change, its packages, and the credential for other clients. */
export const sampleBlocks = (
	{ language, before, install, after, id, credential }: CodeSample,
	clientId: string | undefined,
	{ application: words }: Strings,
): readonly Block[] => [
	titleBlock(`${language}  ${words.before}`),
	...codeBlocks(before, 'muted'),
	emptyLine,
	titleBlock(`${language}  ${words.after}`),
	...codeBlocks([install], 'key'),
	...codeBlocks(after),
	...clientIdBlocks(credential.length > 0 ? clientId : undefined, words),
	emptyLine,
	titleBlock(words.trapTitle),
	{ text: `${marks.warning} ${words.traps[id]}`, tone: 'warning' },
];

/** Returns what changes in a service that calls by its settings. */
export const settingBlocks = (
	{ id, language, location, before, after }: ServiceSetting,
	{ application: words }: Strings,
): readonly Block[] => [
	titleBlock(`${language}  ${words.before}`),
	...codeBlocks([location], 'key'),
	...codeBlocks(before, 'muted'),
	emptyLine,
	titleBlock(`${language}  ${words.after}`),
	...codeBlocks(after),
	emptyLine,
	titleBlock(words.trapTitle),
	{ text: `${marks.warning} ${words.settingTraps[id]}`, tone: 'warning' },
];

/** Returns the credential alone, for services whose calls we do not know. */
export const credentialBlocks = (
	{ language, credentialPackage, credential }: CodeSample,
	{ endpoint, scope, clientId }: { readonly endpoint: string; readonly scope: string; readonly clientId?: string },
	{ application: words }: Strings,
): readonly Block[] => [
	...codeBlocks([endpoint, scope], 'key'),
	emptyLine,
	titleBlock(`${language}  ${words.credential}`),
	...codeBlocks([credentialPackage], 'key'),
	...codeBlocks(credential),
	...clientIdBlocks(clientId, words),
];

const clientIdBlocks = (clientId: string | undefined, words: Strings['application']): readonly Block[] =>
	clientId ? [emptyLine, { text: words.clientId, tone: 'muted' }, ...codeBlocks([`AZURE_CLIENT_ID=${clientId}`])] : [];

/** Returns the command that proves access on the host, and what each of its answers means. */
export const proofBlocks = (lines: readonly string[], { application: words }: Strings): readonly Block[] => [
	titleBlock(words.proofTitle),
	{ text: words.proofIntro },
	...codeBlocks(lines),
	emptyLine,
	...Object.values(words.proofMeans).map((text): Block => ({ text, indent: 2 })),
];
