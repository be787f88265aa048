// One language's code on the screen, and the command for the host: every character, folded where it has to be.

import type { Setting } from '../../../guides/application-settings.ts';
import type { Sample } from '../../../guides/samples/sample.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

const code = (lines: readonly string[], tone?: Tone): readonly Block[] =>
	lines.map((line) => ({ code: line, tone, indent: 2 }));

const title = (text: string): Block => ({ text, tone: 'title' });
const gap: Block = { text: '' };

/** Which languages there are; the shown one stands in brackets. */
export const languageRow = (
	all: readonly Pick<Sample | Setting, 'id' | 'language'>[],
	shown: Pick<Sample | Setting, 'id'>,
): Block => ({
	text: all.map(({ id, language }) => (id === shown.id ? `[${language}]` : language)).join('  '),
	tone: 'key',
});

export const sampleBlocks = (
	{ language, before, install, after, id, credential }: Sample,
	clientId: string | undefined,
	{ application: words }: Strings,
): readonly Block[] => [
	title(`${language}  ${words.before}`),
	...code(before, 'muted'),
	gap,
	title(`${language}  ${words.after}`),
	...code([install], 'key'),
	...code(after),
	...clientIdBlocks(credential.length > 0 ? clientId : undefined, words),
	gap,
	title(words.trapTitle),
	{ text: `${marks.warning} ${words.traps[id]}`, tone: 'warning' },
];

/** What changes in a service that calls by its settings. */
export const settingBlocks = (
	{ id, language, place, before, after }: Setting,
	{ application: words }: Strings,
): readonly Block[] => [
	title(`${language}  ${words.before}`),
	...code([place], 'key'),
	...code(before, 'muted'),
	gap,
	title(`${language}  ${words.after}`),
	...code(after),
	gap,
	title(words.trapTitle),
	{ text: `${marks.warning} ${words.settingTraps[id]}`, tone: 'warning' },
];

/** For services whose calls we do not know: the credential alone. */
export const credentialBlocks = (
	{ language, credentialPackage, credential }: Sample,
	{ endpoint, scope, clientId }: { readonly endpoint: string; readonly scope: string; readonly clientId?: string },
	{ application: words }: Strings,
): readonly Block[] => [
	...code([endpoint, scope], 'key'),
	gap,
	title(`${language}  ${words.credential}`),
	...code([credentialPackage], 'key'),
	...code(credential),
	...clientIdBlocks(clientId, words),
];

const clientIdBlocks = (clientId: string | undefined, words: Strings['application']): readonly Block[] =>
	clientId ? [gap, { text: words.clientId, tone: 'muted' }, ...code([`AZURE_CLIENT_ID=${clientId}`])] : [];

export const proofBlocks = (lines: readonly string[], { application: words }: Strings): readonly Block[] => [
	title(words.proofTitle),
	{ text: words.proofIntro },
	...code(lines),
	gap,
	...Object.values(words.proofMeans).map((text): Block => ({ text, indent: 2 })),
];
