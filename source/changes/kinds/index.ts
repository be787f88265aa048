// Every kind of change. A new one is a file beside this, a line here and its input in model/change-inputs.ts.
import type { ChangeHandler } from '../../model/change.ts';
import type { ChangeKind } from '../../model/change-inputs.ts';
import { assignRole } from './assign-role.ts';
import { disableKeys } from './disable-keys.ts';
import { enableKeys } from './enable-keys.ts';
import { regenerateKey } from './regenerate-key.ts';
import { removeRoleAssignment } from './remove-role-assignment.ts';
import { setSubdomain } from './set-subdomain.ts';
import { turnOnIdentity } from './turn-on-identity.ts';

/** A kind seen from outside: what it reads is its own business. */
export type AnyChangeHandler = ChangeHandler<ChangeKind, unknown>;

const changeHandlers = {
	turnOnIdentity,
	assignRole,
	removeRoleAssignment,
	disableKeys,
	enableKeys,
	regenerateKey,
	setSubdomain,
} satisfies { readonly [K in ChangeKind]: { readonly kind: K } };

/** What changes of that kind turn key authentication to; undefined for those that leave it as it is. */
export const keyAuthSetBy = (kind: ChangeKind): AnyChangeHandler['setsKeyAuth'] => changeHandlerFor(kind).setsKeyAuth;

// Each kind is only ever handed the input and the world of its own name, which the compiler cannot follow by name.
export const changeHandlerFor = (kind: ChangeKind): AnyChangeHandler =>
	changeHandlers[kind] as unknown as AnyChangeHandler;
