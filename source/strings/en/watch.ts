import type { ListKeysResult } from '../../model/evidence.ts';

export const watch = {
	title: 'Watch',
	open: 'watch',
	since: (at: string) =>
		`This program turned keys off on ${at}. What you see below comes from different places at different times; a quiet first hour proves nothing.`,
	sinceUnknown:
		'This journal does not say when keys were turned off. What you see below comes from different places at different times.',
	readAt: (time: string) => `read at ${time} UTC`,
	notAsked: 'not asked yet',
	unreadable: (why: string) => `Could not see: ${why}`,
	account: 'The account in Azure',
	off: (state: string) => `Key authentication is off. State: ${state}`,
	on: (state: string) => `Key authentication is on. State: ${state}`,
	backOn: 'Somebody, or an Azure Policy, has turned it on again since this program turned it off.',
	listKeys: 'Asking for the keys (listKeys)',
	listKeysHow: 'Press L to ask. Where keys can still be listed, Azure sends them; they are dropped unseen.',
	askListKeys: 'ask for keys',
	answers: {
		listed: 'Azure listed them: keys are on. They were dropped unseen.',
		keysDisabled: 'Azure refuses: keys are off.',
		forbidden: 'Your roles do not let you list keys. That says nothing about whether they are on.',
		other: 'Azure answered something else.',
	} satisfies Record<ListKeysResult['answer'], string>,
	endpoint: 'The endpoint, asked with a made-up key',
	endpointHow: 'Press v to ask.',
	metrics: (hours: number) => `Refused answers in the last ${hours} hours (metrics)`,
	nothingCounted: 'No answers were counted. Metrics come minutes late.',
	ofAll: (all: number) => `of ${all}`,
	byClass: 'For this kind of account Azure counts 4xx together: 401 and 403 cannot be told apart.',
	log: 'Calls with a key, or by unknown, in the request log',
	noCalls: 'None since then. Rows come minutes late.',
	noCallsAtAll: 'None in the last 30 days. Rows come minutes late.',
	noneProven: 'None shown, which proves nothing as long as it is not seen that requests are logged.',
	logged: 'Requests go to Log Analytics.',
	notLogged: 'No diagnostic setting sends requests to Log Analytics: this log cannot show who calls.',
	caller: (lastSeen: string, ip: string, deployment: string) => `last seen ${lastSeen}  from ${ip}  ${deployment}`,
	more: (count: number) => `and ${count} more`,
	undoWarning:
		'Does something break? Press u to turn keys on again. That is not instant either: it takes minutes up to several hours to reach every gateway.',
	keysStillOn: 'Keys are on: there is nothing to watch before they are turned off.',
	keysAreOn: 'Keys are on: there is nothing to take back.',
};
