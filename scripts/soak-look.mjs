// Preloaded into a run, with --expose-gc: at SIGUSR2 says what is held once everything that can go has gone.
import { renameSync, writeFileSync } from 'node:fs';

const file = process.env.SOAK_LOOK;
if (!file) throw new Error('SOAK_LOOK names the file to write');

process.on('SIGUSR2', () => {
	globalThis.gc();
	globalThis.gc();
	const { heapUsed, external, rss } = process.memoryUsage();
	const listeners = [process, process.stdin, process.stdout].flatMap((one) =>
		one.eventNames().map((name) => one.listenerCount(name)),
	);
	const look = {
		heapUsed,
		external,
		rss,
		// React's development build would leave a measure a render behind.
		measures: performance.getEntries().filter(({ entryType }) => entryType === 'measure').length,
		listeners: listeners.reduce((sum, one) => sum + one, 0),
	};
	writeFileSync(`${file}.part`, JSON.stringify(look));
	renameSync(`${file}.part`, file);
});
