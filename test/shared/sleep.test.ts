import { expect, it } from 'vitest';
import { waitUnlessCancelled } from '../../source/changes/send-with-retry.ts';
import { sleep } from '../../source/shared/sleep.ts';

const anHour = 3_600_000;

it('ends a wait when its signal aborts, before or meanwhile', async () => {
	await expect(sleep(anHour, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
	const stop = new AbortController();
	const waiting = sleep(anHour, stop.signal);
	stop.abort();
	await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});

it('says of a change that its wait was cancelled', async () => {
	const stop = new AbortController();
	const waiting = waitUnlessCancelled(anHour, { wait: sleep, signal: stop.signal });
	stop.abort();
	await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
	const unheeding = async () => stop.abort();
	await expect(waitUnlessCancelled(1, { wait: unheeding, signal: stop.signal })).rejects.toMatchObject({
		kind: 'cancelled',
	});
	const broken = () => Promise.reject(new Error('no timer'));
	await expect(waitUnlessCancelled(1, { wait: broken, signal: undefined })).rejects.toThrow('no timer');
});
