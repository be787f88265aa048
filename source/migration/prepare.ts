import type { Azure, CallOptions } from '../azure/azure.ts';
import type { Change, Wish } from './change.ts';
import { kindOf } from './changes/index.ts';
import { exactNamesCheck } from './exact-names.ts';

/** Reads what a wished change rests on and plans it: everything a confirm screen shows. Rejects with a `Problem`. */
export const prepare = async (azure: Azure, wish: Wish, options: CallOptions = {}): Promise<Change> => {
	const kind = kindOf(wish.kind);
	const change = kind.plan(await kind.read(azure, wish.input, options), wish.input);
	return { ...change, checks: [...exactNamesCheck(change), ...change.checks] };
};
