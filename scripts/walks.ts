// Ways through the program on the practice tenant, as data: what is pressed, what is waited for, where a picture is taken.
// No picture shows a time, a request id or a counter of seconds, so that the same program gives the same files.
import type { TenantOptions } from 'azure-ai-emulator';
import type { Strings } from '../source/strings/index.ts';

export type Step =
	/** Names of keys, or characters; over and over where an answer takes its time to change. */
	| { readonly press: readonly string[]; readonly until?: string }
	/** Waited for: all of these, wherever their lines are broken. */
	| { readonly see: readonly string[] }
	| { readonly picture: string };

export type Walk = {
	readonly name: string;
	/** Of the program; language and journal are added. */
	readonly arguments: readonly string[];
	/** Of the program too. */
	readonly environment?: Readonly<Record<string, string>>;
	/** A tenant of its own, served elsewhere: where something must not end while it is looked at. */
	readonly tenant?: TenantOptions;
	readonly steps: (strings: Strings) => readonly Step[];
};

export const press = (...keys: readonly string[]): Step => ({ press: keys });
const type = (text: string): Step => ({ press: [...text] });
export const see = (...texts: readonly string[]): Step => ({ see: texts });
const picture = (name: string): Step => ({ picture: name });

/** From the first screen to the guide of one account. */
const toRoad = (account: string, { shell, lists, road }: Strings, pictured: boolean): readonly Step[] => [
	see(`${lists.subscriptions} › ${lists.total(6)}`, 'Fabrikam', lists.notReadable),
	...(pictured ? [picture('subscriptions')] : []),
	press('a'),
	see(lists.allAccounts, account),
	...(pictured ? [picture('accounts')] : []),
	press('/'),
	type(account),
	see(`${shell.filterLabel} ${account}`, lists.total(1)),
	press('Enter', 'Enter'),
	see(`› ${account}`, road.title),
	...(pictured ? [picture('account')] : []),
	press('Enter'),
	see(road.reasons.chooseIdentity({})),
];

const choosing = (host: string, seen: string): readonly Step[] => [
	press('Enter'),
	see('app-contoso-assistant'),
	press('/'),
	type(host.slice(0, -3)),
	see(seen),
	press('Enter'),
];

const chat = 'aoai-contoso-chat';
const virtualMachine = 'vm-chat-prod';

const road: Walk = {
	name: 'road',
	arguments: ['practice'],
	steps: (strings) => {
		const { road, confirm, flight, changes, application, verdict } = strings;
		const { reasons } = road;
		return [
			...toRoad(chat, strings, true),
			picture('road-1-start'),
			...choosing(virtualMachine, virtualMachine),
			press('Enter'),
			see(reasons.roleMissing({ identity: virtualMachine })),
			press('Enter'),
			see(confirm.goBack, confirm.choose),
			picture('road-3-role'),
			press('Down', 'Enter'),
			see(flight.backToRoad),
			press('Enter'),
			see(reasons.changeApplication({})),
			picture('road-4-visible'),
			press('Enter'),
			see('AzureOpenAI', application.tick),
			press('PgDn'),
			picture('road-5-application'),
			press('t'),
			see(application.yes),
			press('Enter'),
			see(reasons.cannotTell({})),
			picture('road-6-everybody'),
			press('Enter'),
			see(verdict.title, verdict.access),
			press('x'),
			see(verdict.acceptRiskLabel),
			type('asked'),
			see(`${verdict.acceptRiskLabel} asked`),
			press('Enter'),
			see(verdict.acceptRiskDone),
			press('Esc'),
			see(reasons.keysOn({})),
			press('Enter'),
			see(confirm.typeName, confirm.nameLabel),
			type(chat),
			see(`${confirm.nameLabel} ${chat}`),
			picture('road-7-keys'),
			press('Enter'),
			see(changes.disableKeys.done({ account: chat }), flight.backToRoad),
			press('Enter'),
			see(reasons.notAskedYet({})),
			press('Enter'),
			see(road.probed.refused),
			picture('road-8-asked'),
			{ press: ['Enter'], until: `${road.steps.verified.title} ${road.states.done}` },
			// The step before, which says nothing of the time.
			press('Up'),
			see(reasons.holds({})),
			picture('road-8-verified'),
		];
	},
};

/** An identity that is off, on a machine with a namesake. Ends before the change, whose new identity has a random id. */
const identity: Walk = {
	name: 'identity',
	arguments: ['practice'],
	steps: (strings) => {
		const { road, confirm } = strings;
		return [
			...toRoad('aoai-contoso-batch', strings, false),
			...choosing('vm-batch-01', 'rg-batch-old'),
			picture('road-2-identity'),
			press('Enter'),
			see(road.reasons.identityOff({ identity: 'vm-batch-01' })),
			press('Enter'),
			see(confirm.goBack, confirm.choose),
			picture('road-2-confirm'),
		];
	},
};

export const walks: readonly Walk[] = [road, identity];

/** The walk whose pictures, one after another, are the animation. */
export const demo = road.name;
