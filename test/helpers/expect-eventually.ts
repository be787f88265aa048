import { expect } from 'vitest';
import { patience } from './patience.ts';

/** `expect.poll` that goes on as long as this machine needs. */
export const expectEventually = <T>(read: () => T) => expect.poll(read, { timeout: patience() });
