// Whether memory stays flat: the built program on a terminal, a key a frame, and what is held after collecting garbage,
// again and again. npm run soak [frames]; 1 where it grows.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../bench/pty.ts';
import { openTenant, practiceOn } from '../bench/tenant.ts';

type Look = {
	readonly heapUsed: number;
	readonly external: number;
	readonly rss: number;
	readonly measures: number;
	readonly listeners: number;
};

const frames = Number(process.argv[2] ?? 18_000);
const looks = 18;
/** Looks before which caches fill and code is compiled. */
const warm = 4;
/** Bytes a frame. About fifty are V8's own, for code that it goes on compiling: no object of the program is among them. */
const mostSlope = 100;
const mostGrowth = 0.1;

const down = '\u001B[B';
const up = '\u001B[A';
const leave = '\u001B[27u';
const enter = '\r';
/** Up and down a list, into an account and back, into the help and back, and through a filter. Each draws. */
const round: readonly string[] = [
	...Array.from({ length: 60 }, (_, at) => (at % 4 < 2 ? down : up)),
	enter,
	leave,
	'?',
	leave,
	'/',
	'a',
	'i',
	'-',
	leave,
];

const isFrame = (since: string) => since.includes('\u001B[?2026l');

/** What is on the screen once a key has brought another one: keys that come before are typed at what is gone. */
const arrived: Readonly<Record<string, (lines: readonly string[]) => boolean>> = {
	// An account has been read when its endpoint is there.
	[enter]: (lines) => lines.some((line) => line.includes('.azure.com')),
	[leave]: ([crumbs = '', ...rest]) => /› \d+ +PRACTICE$/.test(crumbs.trim()) && rest.some((line) => /^› /.test(line)),
};

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);

/** Least squares: how much `values` grow a step. */
const slopeOf = (values: readonly number[]): number => {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
	const over = values.reduce((sum, one, at) => sum + (at - middle) * (one - mean), 0);
	return over / values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
};

const folder = mkdtempSync(join(tmpdir(), 'aoai-keyless-soak-'));
const file = join(folder, 'look');
// In a process of its own: a tenant remembers every request.
const tenant = await openTenant({ subscriptions: 20, accounts: 10 });
const program = run(
	process.execPath,
	['--expose-gc', '--import', join(import.meta.dirname, 'soak-look.mjs'), 'dist/cli.js', ...practiceOn(tenant, folder)],
	{ SOAK_LOOK: file },
);

const look = async (): Promise<Look> => {
	rmSync(file, { force: true });
	process.kill(program.pid, 'SIGUSR2');
	while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20));
	return JSON.parse(readFileSync(file, 'utf8')) as Look;
};

let code = 1;
try {
	await program.until((written) => written.includes('Contoso'));
	await program.press('a', (since) => since.includes('ai-'));
	const seen: Look[] = [];
	for (let frame = 0; frame < frames; frame += 1) {
		const key = round[frame % round.length] ?? down;
		await program.press(key, isFrame);
		const isThere = arrived[key];
		while (isThere && !isThere(await program.screen())) await new Promise((resolve) => setTimeout(resolve, 5));
		if ((frame + 1) % Math.ceil(frames / looks) > 0) continue;
		const now = await look();
		seen.push(now);
		console.log(
			`${String(frame + 1).padStart(7)} frames  heap ${megabytes(now.heapUsed)} MB  external ${megabytes(now.external)} MB  resident ${megabytes(now.rss)} MB  listeners ${now.listeners}  measures ${now.measures}`,
		);
	}
	const heaps = seen.slice(warm).map(({ heapUsed }) => heapUsed);
	const third = Math.max(1, Math.floor(heaps.length / 3));
	const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
	const slope = slopeOf(heaps) / (frames / looks);
	const growth = mean(heaps.slice(-third)) / mean(heaps.slice(0, third)) - 1;
	const measures = seen.at(-1)?.measures ?? 0;
	const isFlat = slope <= mostSlope && growth <= mostGrowth && measures === 0;
	console.log(
		`soak: ${frames} frames; ${slope.toFixed(1)} bytes of heap a frame (at most ${mostSlope}), ${(growth * 100).toFixed(1)} % more at the end (at most ${mostGrowth * 100} %), ${measures} measures left behind: ${isFlat ? 'flat' : 'GROWS'}`,
	);
	code = isFlat ? 0 : 1;
} finally {
	await program.end();
	tenant.end();
	rmSync(folder, { recursive: true, force: true });
}
process.exit(code);
