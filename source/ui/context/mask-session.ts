import type { Mask } from '../../shared/redact-identifiers.ts';
import type { Session } from './session.ts';

// A session whose answers teach the mask what to cover.

/** The same session, whose answers teach the cover the names of tenants and of whoever is signed in. */
export const maskSession = (session: Session, { addNames }: Mask): Session => {
	const { user, azure } = session;
	// Its first group alone is enough to tell a tenant, and is what a narrow header shows.
	addNames(user.name, user.tenantId?.split('-')[0]);
	return {
		...session,
		azure: {
			...azure,
			tenants: async (call) => {
				const tenants = await azure.tenants(call);
				addNames(...tenants.flatMap(({ name, domain: own }) => [name, own]));
				return tenants;
			},
		},
	};
};
