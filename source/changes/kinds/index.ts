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

/** A handler of any kind, with a snapshot of unknown type. */
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

/** Returns the value that changes of a kind give to key authentication; undefined for kinds that leave it alone. */
export const keyAuthSetBy = (kind: ChangeKind): AnyChangeHandler['setsKeyAuth'] => changeHandlerFor(kind).setsKeyAuth;

// Each kind only receives the input and the snapshot of its own name, which the compiler cannot follow by name.
/** Returns the handler of a kind of change. */
export const changeHandlerFor = (kind: ChangeKind): AnyChangeHandler =>
	changeHandlers[kind] as unknown as AnyChangeHandler;

/** Milliseconds for which reads may show the state of before, where the kind does not say: a resource and its operation end well within. */
const defaultConsistencyWindow = 5 * 60_000;

/** Returns the milliseconds after a request within which a read of the state before it proves nothing. */
export const consistencyWindowOf = ({ consistencyWindow }: Pick<AnyChangeHandler, 'consistencyWindow'>): number =>
	consistencyWindow ?? defaultConsistencyWindow;
