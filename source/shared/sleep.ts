// Waiting that can be given up.
import { setTimeout } from 'node:timers/promises';

/** Resolves after so many milliseconds. One that takes the signal rejects with an AbortError once it aborts. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** By a timer of Node, which goes with the signal. */
export const sleep: Sleep = (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal });
