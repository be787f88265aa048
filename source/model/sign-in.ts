// What signing in tells the person who does it.

import type { Problem } from './problem.ts';
import type { SignedInUser } from './resources.ts';

/** What one credential said when it was tried. */
export type SignInAttempt = { readonly credential: string; readonly problem: Problem };

/** What a person types at the address; drawn by the program, never printed. */
export type DeviceCode = { readonly userCode: string; readonly verificationUri: string };

const isSameText = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();

/** Returns whether two users are the same, by object id and tenant. A user without either matches only another without it. */
export const isSameUser = (a: SignedInUser, b: SignedInUser): boolean =>
	isSameText(a.objectId, b.objectId) && isSameText(a.tenantId, b.tenantId);
