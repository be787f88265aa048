// What signing in tells the person who does it.
import type { Problem } from './problem.ts';

/** What one credential said when it was tried. */
export type SignInAttempt = { readonly credential: string; readonly problem: Problem };

/** What a person types at the address; drawn by the program, never printed. */
export type DeviceCode = { readonly userCode: string; readonly verificationUri: string };
