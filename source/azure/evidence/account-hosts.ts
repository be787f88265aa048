// Which addresses are an account's own. A text from settings counts as one only if it is a plain URL or host.
import type { AccountHosts } from '../../key-sources/source.ts';
import type { Account } from '../../model/azure.ts';
import type { Cloud } from '../../model/clouds.ts';
import { clean } from '../../shared/sanitise.ts';

/** Returns the host in lower case; undefined for what is no plain URL: a user part or a port could hide another host. */
const hostOf = (value: unknown): string | undefined => {
	const text = clean(value).trim();
	const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
	if (!URL.canParse(url)) return undefined;
	const { hostname, port, username, password } = new URL(url);
	return port === '' && username === '' && password === '' ? hostname.toLowerCase().replace(/\.$/, '') : undefined;
};

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Regional endpoints: Microsoft Learn, custom subdomains for Cognitive Services; Speech has its own. */
const regionalSuffix =
	/^\.(?:api\.cognitive|(?:stt|tts|s2s)\.speech)\.(?:microsoft\.com|microsoft\.us|azure\.us|azure\.cn)$/;

/** Returns what recognises the account's own hosts: its label with any suffix of the cloud, as an AIServices account answers at all of them. */
export const accountHosts = (
	cloud: Cloud,
	{ subdomain, location }: Pick<Account, 'subdomain' | 'location'>,
): AccountHosts => {
	const hosts = subdomain ? cloud.dataSuffixes.map((suffix) => `${subdomain.toLowerCase()}${suffix}`) : [];
	const region = location.toLowerCase().replaceAll(' ', '');
	// Not the end of a longer name, not the begin of one, not a user's name before another host.
	const hostPattern = new RegExp(
		`(?<![\\w.@-])(?:${hosts.map(escapeRegExp).join('|')})(?![\\w@-]|\\.[\\w-]|:[^/\\s]*@)`,
		'i',
	);
	return {
		isAccountUrl: (url) => hosts.includes(hostOf(url) ?? ''),
		isRegionalUrl: (url) => {
			const host = hostOf(url) ?? '';
			return region !== '' && host.startsWith(`${region}.`) && regionalSuffix.test(host.slice(region.length));
		},
		isMentionedIn: (text) => hosts.length > 0 && hostPattern.test(text),
	};
};
