import type { Account } from '../model/azure.ts';
import type { Check } from '../model/check.ts';

/** A token needs a custom subdomain; without one, turning keys off locks everybody out. */
export const subdomainCheck = (account: Account): Check => ({
	id: 'hasSubdomain',
	weight: 'blocks',
	met: account.subdomain ? 'yes' : 'no',
	about: account.subdomain,
});
