// The panel beside a list in a wide window: each value of the account under the cursor, whole, below its name.
import type { Account } from '../../../model/azure.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks, type Tone } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

/** The columns of a terminal that has room for the panel, and the panel's own width. */
export const sidePanelLayout = { from: 150, width: 54 } as const;

/** Returns the values of the account under the cursor, each below its name. */
export const accountSidePanel = (account: Account, subscription: string, strings: Strings): readonly Block[] => {
	const words = strings.account;
	const pair = (name: string, value: string, tone?: Tone): readonly Block[] => [
		{ text: name, tone: 'muted' },
		{ text: value || marks.none, tone, indent: 2 },
	];
	const isOn = account.keyAuth === 'on';
	return [
		{ text: account.name, tone: 'title' },
		{ text: '' },
		...pair(
			words.keyAuth,
			isOn ? `${marks.warning} ${words.keysOn}` : `${marks.ok} ${words.keysOff}`,
			isOn ? 'warning' : 'ok',
		),
		...pair(words.endpoint, account.endpoint ?? ''),
		...pair(words.subdomain, account.subdomain ?? words.noSubdomain, account.subdomain ? undefined : 'danger'),
		...pair(words.kind, `${account.kind}  ${account.location}  ${account.provisioningState}`),
		...pair(words.resourceGroup, account.resourceGroup),
		...pair(strings.lists.subscription, subscription),
		...pair(words.network, words.exposures[account.exposure]),
		...pair(
			words.tags,
			Object.entries(account.tags)
				.map(([name, value]) => `${name}=${value}`)
				.join('  '),
		),
		...pair(strings.lists.id, account.id),
	];
};
