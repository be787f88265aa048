import { Problem } from '../../../source/model/problem.ts';
import type { ReadResult } from '../../../source/model/read-result.ts';

/** What a read gave. */
export const readResult = <T>(value: T): ReadResult<T> => ({ known: true, value });

/** A read that Azure refused. */
export const forbiddenRead: ReadResult<never> = { known: false, problem: new Problem('forbidden') };
