import type { Cover } from '../../shared/redact-identifiers.ts';
import type { Session } from './session.ts';

// A session whose answers teach the mask what to cover.

/** The same session, whose answers teach the cover the names of tenants and of whoever is signed in. */
export const presented = (session: Session, { learn }: Cover): Session => {
	const { me, azure } = session;
	// Its first group alone is enough to tell a tenant, and is what a narrow header shows.
	learn(me.name, me.tenantId?.split('-')[0]);
	return {
		...session,
		azure: {
			...azure,
			tenants: async (call) => {
				const tenants = await azure.tenants(call);
				learn(...tenants.flatMap(({ name, domain: own }) => [name, own]));
				return tenants;
			},
		},
	};
};
