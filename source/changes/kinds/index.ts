// Every kind of change. A new one is a file beside this and a line here.
import type { ChangeHandler, ChangeKind } from '../../model/change.ts';
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
};

export const changeKinds = Object.keys(changeHandlers) as readonly ChangeKind[];

// Each kind is only ever handed the input and the world of its own name, which the compiler cannot follow by name.
export const changeHandlerFor = (kind: ChangeKind): AnyChangeHandler =>
	changeHandlers[kind] as unknown as AnyChangeHandler;
