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
/** Returns the handler of a kind of change. */
export const changeHandlerFor = (kind: ChangeKind): AnyChangeHandler =>
	changeHandlers[kind] as unknown as AnyChangeHandler;

/** Milliseconds for which reads may show the state of before, where the kind does not say: a resource and its operation end well within. */
const defaultConsistencyWindow = 5 * 60_000;

/** Milliseconds after a request was sent, before which a read that shows the state of before says nothing. */
export const consistencyWindowOf = ({ consistencyWindow }: Pick<AnyChangeHandler, 'consistencyWindow'>): number =>
	consistencyWindow ?? defaultConsistencyWindow;
