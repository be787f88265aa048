// The first frame, and what has to wait for it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { builtCli, launchInTerminal, layoutViolations, type TerminalSession } from '../helpers/terminal-session.ts';

let terminal: TerminalSession;
afterEach(() => terminal?.close());

describe.each(languages)('starting in %s', (language) => {
	it('paints a frame at once and then the subscriptions, on the alternate screen', async () => {
		const strings = await loadStrings(language);
		terminal = await launchInTerminal(['practice', '--lang', language]);
		await terminal.waitForText(
			'Contoso AI Production',
			'コントソ 検証環境',
			strings.shell.practice,
			strings.shell.quit,
		);
		expect(terminal.isAlternateScreen()).toBe(true);
		const [first] = terminal.frames();
		expect(first?.lines.join('\n')).toContain(strings.signIn.trying.practice);
		expect(first?.lines.join('\n')).toContain(strings.shell.notSignedIn);
		await terminal.waitUntil(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
		expect(terminal.frames().flatMap(layoutViolations)).toEqual([]);
	});

	it('takes the language from the environment too', async () => {
		const strings = await loadStrings(language);
		terminal = await launchInTerminal(['practice'], {
			env: { LANG: language === 'ja' ? 'ja_JP.UTF-8' : 'en_GB.UTF-8' },
		});
		await terminal.waitForText(strings.shell.practice, strings.lists.subscriptions);
	});
});

type Chunk = {
	readonly imports: readonly { readonly path: string; readonly kind: string }[];
	readonly inputs: Readonly<Record<string, unknown>>;
};

/** Names of the chunks with code of the Azure SDKs in them, and everything that each chunk needs at once. */
const chunks = async () => {
	const { outputs } = JSON.parse(await readFile(join(builtCli, '..', 'metafile.json'), 'utf8')) as {
		outputs: Record<string, Chunk>;
	};
	const needs = (path: string, found = new Set<string>()): ReadonlySet<string> => {
		if (found.has(path)) return found;
		found.add(path);
		for (const one of outputs[path]?.imports ?? []) if (one.kind === 'import-statement') needs(one.path, found);
		return found;
	};
	const isHeavy = (path: string) =>
		Object.keys(outputs[path]?.inputs ?? {}).some((input) => /node_modules\/@(azure|typespec)\//.test(input));
	return { outputs, needs, heavy: new Set(Object.keys(outputs).filter(isHeavy)) };
};

describe('before the first frame', () => {
	it('no chunk that is needed for it has code of the Azure SDKs in it', async () => {
		const { outputs, needs, heavy } = await chunks();
		const first = Object.keys(outputs).filter((path) => /\/(cli|parse|en|ja|show)(-[A-Z0-9]+)?\.js$/.test(path));
		expect(first.length).toBe(5);
		expect(heavy.size).toBeGreaterThan(2);
		expect(first.flatMap((path) => [...needs(path)]).filter((path) => heavy.has(path))).toEqual([]);
	});

	it('neither such a chunk is loaded nor a connection opened, in a run', async () => {
		const { heavy } = await chunks();
		terminal = await launchInTerminal(['practice'], {
			nodeFlags: ['--import', join(import.meta.dirname, 'trace-startup.mjs')],
		});
		await terminal.waitForText('Contoso AI Production');
		const trace = (await readFile(join(terminal.home, 'trace'), 'utf8')).trim().split('\n');
		const painted = trace.findIndex((line) => line.startsWith('paint'));
		const loads = trace.flatMap((line, at) => (heavy.has(line.replace(/^load .*\/dist\//, 'dist/')) ? [at] : []));
		const connections = trace.flatMap((line, at) => (line.startsWith('connect') ? [at] : []));
		expect(painted).toBeGreaterThan(0);
		expect(loads.length).toBeGreaterThan(0);
		expect(connections.length).toBeGreaterThan(0);
		expect(Math.min(...loads, ...connections)).toBeGreaterThan(painted);
	});
});

describe('colours', () => {
	// 30-37, 38;…, 90-97 and their backgrounds; bold and dim are none.
	const colour = /\u001B\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m/;

	it('are there on a terminal that has them', async () => {
		terminal = await launchInTerminal(['practice']);
		await terminal.waitForText('Contoso AI Production');
		expect(terminal.output()).toMatch(colour);
	});

	it('are gone with NO_COLOR, and every state is still a word', async () => {
		terminal = await launchInTerminal(['practice'], { env: { NO_COLOR: '1' } });
		await terminal.waitForText('Contoso AI Production', 'PRACTICE', 'Disabled');
		expect(terminal.output()).not.toMatch(colour);
	});

	it('come with FORCE_COLOR where the terminal does not promise any', async () => {
		terminal = await launchInTerminal(['practice'], { env: { TERM: 'dumb' } });
		await terminal.waitForText('Contoso AI Production');
		expect(terminal.output()).not.toMatch(colour);
		await terminal.close();
		terminal = await launchInTerminal(['practice'], { env: { TERM: 'dumb', FORCE_COLOR: '1' } });
		await terminal.waitForText('Contoso AI Production');
		expect(terminal.output()).toMatch(colour);
	});
});
