// Completions, asked of the shells themselves: what a person who presses Tab would be offered.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Grammar, shells } from '../../../source/cli/completion/grammar.ts';
import { completionScript } from '../../../source/cli/completion/index.ts';
import { parseCommandLine } from '../../../source/cli/parse.ts';
import { languages, loadStrings } from '../../../source/strings/index.ts';

const run = promisify(execFile);
const has = (shell: string) => spawnSync(shell, ['--version']).status === 0;

const grammarIn = async (language: 'en' | 'ja'): Promise<Grammar> => {
	const asked = parseCommandLine(['completion', 'bash'], await loadStrings(language), '0.0.0');
	if (asked.do !== 'completion') throw new Error(JSON.stringify(asked));
	return asked.grammar;
};

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'aoai-keyless-completion-'));
	for (const language of languages)
		for (const shell of shells)
			await writeFile(join(folder, `${language}.${shell}`), completionScript(shell, await grammarIn(language)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is typed, and what has to be offered, all of it or among others. */
const typed: readonly (readonly [line: string, offered: readonly string[], kind: 'all' | 'some'])[] = [
	['aoai-keyless ins', ['inspect'], 'all'],
	['aoai-keyless ', ['completion', 'history', 'inspect', 'practice', 'report'], 'some'],
	['aoai-keyless --cloud ', ['china', 'public', 'usgov'], 'all'],
	['aoai-keyless practice --pace ', ['azure', 'fast'], 'all'],
	['aoai-keyless practice --se', ['--seed', '--serve'], 'all'],
	['aoai-keyless inspect --output m', ['markdown'], 'all'],
	['aoai-keyless inspect --fail-on ', ['cannot-tell', 'keys-on', 'not-ready', 'ready', 'refused'], 'all'],
	['aoai-keyless --read-only inspect --inv', ['--inventory'], 'all'],
	['aoai-keyless completion z', ['zsh'], 'all'],
];

const expectOffered = (offered: readonly string[], wanted: readonly string[], kind: 'all' | 'some') => {
	if (kind === 'all') expect(offered.toSorted()).toEqual(wanted);
	else expect(offered).toEqual(expect.arrayContaining([...wanted]));
};

describe('the grammar', () => {
	it('is that of the help, for every command', async () => {
		const grammar = await grammarIn('en');
		expect(grammar.commands.map(({ name }) => name)).toEqual([
			'',
			'practice',
			'inspect',
			'report',
			'history',
			'completion',
		]);
		for (const { name, flags } of grammar.commands) {
			const asked = parseCommandLine([...(name ? [name] : []), '--help'], await loadStrings('en'), '0.0.0');
			const help = asked.do === 'print' ? asked.text : '';
			const told = [...help.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
			expect(flags.map(({ names }) => names[0]).toSorted(), name).toEqual(told.toSorted());
		}
	});
});

describe.each(languages)('with descriptions in %s', (language) => {
	it.runIf(has('bash')).each(typed)('bash: %s', async (line, wanted, kind) => {
		const file = join(folder, `${language}.bash`);
		await run('bash', ['-n', file]);
		const words = line.split(' ');
		const ask = `. '${file}'; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _aoai_keyless; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const { stdout } = await run('bash', ['--norc', '-c', ask]);
		expectOffered(stdout.split('\n').filter(Boolean), wanted, kind);
	});

	it.runIf(has('fish')).each(typed)('fish: %s', async (line, wanted, kind) => {
		const file = join(folder, `${language}.fish`);
		const { stdout } = await run('fish', ['--no-config', '-c', `source '${file}'; complete -C '${line}'`], {
			env: { ...process.env, HOME: folder },
		});
		const offered = stdout.split('\n').flatMap((one) => (one ? [one.split('\t')[0] ?? ''] : []));
		expectOffered(offered, wanted, kind);
	});

	it.runIf(has('zsh'))('zsh: has no mistake in it, and defines the completion', async () => {
		const file = join(folder, `${language}.zsh`);
		await run('zsh', ['-n', file]);
		const { stdout, stderr } = await run('zsh', [
			'-f',
			'-c',
			`autoload -Uz compinit && compinit -u -d '${folder}/dump' && . '${file}' && print $_comps[aoai-keyless]`,
		]);
		expect([stdout.trim(), stderr]).toEqual(['_aoai_keyless', '']);
	});
});

describe('bash', () => {
	it.runIf(has('bash'))('completes --flag=value, which is three words to it', async () => {
		const ask = `. '${join(folder, 'en.bash')}'; COMP_WORDS=(aoai-keyless --lang = j); COMP_CWORD=3; _aoai_keyless; echo "\${COMPREPLY[@]}"; COMP_WORDS=(aoai-keyless --lang =); COMP_CWORD=2; _aoai_keyless; echo "\${COMPREPLY[@]}"`;
		expect((await run('bash', ['--norc', '-c', ask])).stdout).toBe('ja\nen ja\n');
	});
});

describe('powershell', () => {
	it.each(languages)('has every word in %s, in quotes that end', async (language) => {
		const text = completionScript('powershell', await grammarIn(language));
		for (const word of [
			'--fail-on',
			'cannot-tell',
			'--look-through-settings',
			"'practice --pace' = @('fast', 'azure')",
		])
			expect(text).toContain(word);
		for (const line of text.split('\n')) expect((line.match(/'/g) ?? []).length % 2, line).toBe(0);
		const depth = [...text].reduce((open, one) => open + ('({['.includes(one) ? 1 : ')}]'.includes(one) ? -1 : 0), 0);
		expect(depth).toBe(0);
	});
});
