import type { Azure, CallOptions } from '../model/azure.ts';
import type { Change, Wish } from '../model/change.ts';
import { exactNamesCheck } from './exact-names.ts';
import { kindOf } from './kinds/index.ts';

/** Reads what a wished change rests on and plans it: everything a confirm screen shows. Rejects with a `Problem`. */
export const prepare = async (azure: Azure, wish: Wish, options: CallOptions = {}): Promise<Change> => {
	const kind = kindOf(wish.kind);
	const change = kind.plan(await kind.read(azure, wish.input, options), wish.input);
	return { ...change, checks: [...exactNamesCheck(change), ...change.checks] };
};
