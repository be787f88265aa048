// The built program in a pane of a tmux of the test's own, for what only a multiplexer does: paste its buffer.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expectEventually } from './expect-eventually.ts';
import { appendScanRecord, searchText } from './secret-scan.ts';
import { builtCli } from './terminal-session.ts';

const run = promisify(execFile);

/** The version of tmux, or undefined where there is none. */
export const tmuxVersion = (): string | undefined => {
	const { status, stdout } = spawnSync('tmux', ['-V'], { encoding: 'utf8' });
	return status === 0 ? stdout.trim() : undefined;
};

export type TmuxSession = {
	/** Resolves with the pane's lines once they show all of the texts. */
	readonly waitForText: (...texts: readonly string[]) => Promise<string>;
	/** Keys by tmux's names, or a letter as it is. */
	readonly press: (...keys: readonly string[]) => Promise<void>;
	/** As prefix ] does; `bracketed`: as `paste-buffer -p` does. */
	readonly paste: (text: string, bracketed: boolean) => Promise<void>;
	readonly close: () => Promise<void>;
};

/** Opens `aoai-keyless <flags>` in a pane of 120 columns. */
export const launchInTmux = async (flags: readonly string[]): Promise<TmuxSession> => {
	const home = await mkdtemp(join(tmpdir(), 'aoai-keyless-tmux-'));
	const env = {
		PATH: process.env.PATH ?? '',
		HOME: home,
		XDG_DATA_HOME: join(home, 'data'),
		TMPDIR: home,
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
	};
	const tmux = (...command: readonly string[]) =>
		run('tmux', ['-u', '-S', join(home, 'socket'), '-f', '/dev/null', ...command], { env });
	await tmux('new-session', '-d', '-x', '120', '-y', '40', '--', process.execPath, builtCli, ...flags);
	const screen = async () => {
		const { stdout } = await tmux('capture-pane', '-p');
		appendScanRecord(searchText('a pane', stdout));
		return stdout;
	};
	return {
		waitForText: async (...texts) => {
			let shown = '';
			const isShown = async () => {
				shown = await screen();
				return texts.every((text) => shown.includes(text)) || shown;
			};
			await expectEventually(isShown).toBe(true);
			return shown;
		},
		press: async (...keys) => {
			for (const key of keys) await tmux('send-keys', key);
		},
		paste: async (text, bracketed) => {
			await tmux('set-buffer', '--', text);
			await tmux('paste-buffer', ...(bracketed ? ['-p'] : []));
		},
		close: async () => {
			await tmux('kill-server').catch(() => undefined);
			await rm(home, { recursive: true, force: true, maxRetries: 5 });
		},
	};
};
