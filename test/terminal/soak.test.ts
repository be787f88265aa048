// What is held does not grow with what is drawn: counted here, weighed over many frames by npm run soak.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectEventually } from '../helpers/expect-eventually.ts';
import { launchInTerminal, type TerminalSession } from '../helpers/terminal-session.ts';

type HeapSnapshot = { readonly heapUsed: number; readonly measures: number; readonly listeners: number };

let home: string;
let terminal: TerminalSession;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(async () => {
	await terminal.close();
	await rm(home, { recursive: true, force: true });
});

const takeHeapSnapshot = async (): Promise<HeapSnapshot> => {
	const file = join(home, 'look');
	await rm(file, { force: true });
	await terminal.kill('SIGUSR2');
	await expectEventually(() => existsSync(file)).toBe(true);
	return JSON.parse(await readFile(file, 'utf8')) as HeapSnapshot;
};

it('listeners and measures are as many after two hundred frames as before', async () => {
	const preloaded = join(import.meta.dirname, '..', '..', 'scripts', 'soak-look.mjs');
	terminal = await launchInTerminal(['practice', '--state-dir', '.'], {
		home,
		nodeFlags: ['--expose-gc', '--import', preloaded],
		env: { SOAK_LOOK: join(home, 'look') },
	});
	const { waitForText, press, frames, waitUntil } = terminal;
	await waitForText('Contoso AI Production', 'Fabrikam Shared Services');
	await waitUntil(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
	const before = await takeHeapSnapshot();
	for (let round = 0; round < 50; round += 1) {
		for (const key of ['Down', 'Down', 'Up', 'Up']) {
			const drawn = frames().length;
			press(key);
			await waitUntil(() => frames().length > drawn, 'a frame');
		}
	}
	const after = await takeHeapSnapshot();
	expect(frames().length).toBeGreaterThanOrEqual(200);
	expect(after.listeners).toBe(before.listeners);
	expect([before.measures, after.measures]).toEqual([0, 0]);
	expect(after.heapUsed).toBeGreaterThan(0);
});
