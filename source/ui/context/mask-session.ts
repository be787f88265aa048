import type { Mask } from '../../shared/redact-identifiers.ts';
import type { Session } from './session.ts';

// A session whose answers teach the mask which names to hide.

/** Returns the same session; its answers add the names of tenants and of the signed-in user to the mask. */
export const maskSession = (session: Session, { addNames }: Mask): Session => {
	const { user, azure } = session;
	// The first group alone is enough to tell a tenant, and a narrow header shows it.
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
