// What is held does not grow with what is drawn: counted here, weighed over many frames by npm run soak.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../helpers/terminal.ts';

type Look = { readonly heapUsed: number; readonly measures: number; readonly listeners: number };

let home: string;
let terminal: Terminal;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
});
afterEach(async () => {
	await terminal.close();
	await rm(home, { recursive: true, force: true });
});

const look = async (): Promise<Look> => {
	const file = join(home, 'look');
	await rm(file, { force: true });
	await terminal.kill('SIGUSR2');
	await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
	return JSON.parse(await readFile(file, 'utf8')) as Look;
};

it('listeners and measures are as many after two hundred frames as before', async () => {
	const preloaded = join(import.meta.dirname, '..', '..', 'scripts', 'soak-look.mjs');
	terminal = await openTerminal(['practice', '--state-dir', '.'], {
		home,
		nodeFlags: ['--expose-gc', '--import', preloaded],
		env: { SOAK_LOOK: join(home, 'look') },
	});
	const { see, press, frames, until } = terminal;
	await see('Contoso AI Production', 'Fabrikam Shared Services');
	await until(() => !/ \.\. /.test(terminal.screen()), 'the last answer');
	const before = await look();
	for (let round = 0; round < 50; round += 1) {
		for (const key of ['Down', 'Down', 'Up', 'Up']) {
			const drawn = frames().length;
			press(key);
			await until(() => frames().length > drawn, 'a frame');
		}
	}
	const after = await look();
	expect(frames().length).toBeGreaterThanOrEqual(200);
	expect(after.listeners).toBe(before.listeners);
	expect([before.measures, after.measures]).toEqual([0, 0]);
	expect(after.heapUsed).toBeGreaterThan(0);
});
