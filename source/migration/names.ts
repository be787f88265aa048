// Checks and evidence name subscriptions by id; people know them by name.
import type { Subscription } from '../azure/azure.ts';
import type { Verdict } from './verdict.ts';

/** The text with subscriptions' names in place of their ids. */
export const namingOf =
	(subscriptions: readonly Pick<Subscription, 'id' | 'name'>[]) =>
	(text: string): string =>
		subscriptions.reduce((said, { id, name }) => said.replaceAll(id, name), text);

export const withNames = (found: Verdict, naming: (text: string) => string): Verdict => ({
	...found,
	checks: found.checks.map((check) => (check.about ? { ...check, about: naming(check.about) } : check)),
});
