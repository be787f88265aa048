// Waiting that can be given up.
import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds. Rejects with an AbortError once the signal aborts, if the implementation takes it. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Waits by a timer of Node, which ends with the signal. */
export const sleep: Sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal });
