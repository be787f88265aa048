// The rows of the accounts list as lines, so that fzf has the same to look through as the program.
import { generateTenant } from 'azure-ai-emulator';

type Size = { readonly subscriptions: number; readonly accounts: number };

/** What each account that can be read is found by: the words that the list makes its haystacks of. */
export const wordsOf = (size: Size): readonly (readonly string[])[] => {
	const { subscriptions, resources } = generateTenant({ ...size, seed: 1 });
	const names = new Map(
		subscriptions.filter((_, index) => index % 100 !== 41).map((one) => [one.subscriptionId, one.displayName]),
	);
	return resources.flatMap(({ id, name, type, kind = '', location, tags = {} }) => {
		const [, subscription = '', group = ''] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/.exec(id) ?? [];
		const where = names.get(subscription);
		if (!type.endsWith('/accounts') || where === undefined) return [];
		return [[name, group, kind, location ?? '', name, where, ...Object.values(tags)]];
	});
};
