// What the values of flags may be. Each reads one or says what is needed.
import { InvalidArgumentError } from 'commander';
import type { Strings } from '../../strings/index.ts';
import type { TenantSize } from './parsed-command.ts';

/** Microsoft Entra tenants: a GUID or a domain name. Kept narrow, because it is shown inside a command to copy. */
const tenantPattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,254}$/;

/** Most accounts of a practice tenant: more would not fit into the memory of a small machine. */
const maxAccounts = 200_000;

/** A path that is the whole Resource Manager id of an account, and of nothing else in it or beside it. */
const accountIdPattern =
	/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.CognitiveServices\/accounts\/[^/]+$/i;

/** A name, or the id of an account. Rejects the id of anything else: asked for by its last name, another one would answer. */
export const parseAccount =
	({ badAccount }: Pick<Strings['cli'], 'badAccount'>) =>
	(text: string): string => {
		if (text.includes('/') && !accountIdPattern.test(text)) throw new InvalidArgumentError(badAccount(text));
		return text;
	};

/** `1000x10`: a thousand subscriptions with ten accounts each. Undefined for anything else. */
const parseScale = (text: string): TenantSize['scale'] => {
	const [, subscriptions = 0, accounts = 0] = (/^([1-9]\d*)x(\d+)$/i.exec(text) ?? []).map(Number);
	const isWithin = subscriptions > 0 && subscriptions * Math.max(1, accounts) <= maxAccounts;
	return isWithin ? { subscriptions, accounts } : undefined;
};

export const valueParsers = (words: Strings['cli']) => ({
	port: (text: string): number => {
		const port = Number(text);
		if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError(words.badPort(text));
		return port;
	},
	scale: (text: string) => {
		const scale = parseScale(text);
		if (!scale) throw new InvalidArgumentError(words.badScale(text, maxAccounts));
		return scale;
	},
	number: (flag: string, most: number) => (text: string) => {
		if (!/^\d+$/.test(text) || Number(text) > most) throw new InvalidArgumentError(words.badNumber(flag, text, most));
		return Number(text);
	},
	/** A day, from its beginning in UTC, or a time. Milliseconds since the epoch. */
	time: (text: string): number => {
		const time = Date.parse(text);
		if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(time))
			throw new InvalidArgumentError(words.badTime(text));
		return time;
	},
	tenant: (text: string): string => {
		if (!tenantPattern.test(text)) throw new InvalidArgumentError(words.badTenant(text));
		return text;
	},
});
