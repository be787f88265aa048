// What every screen is given: the injected world, and the ways to move and to speak.
import { createContext, useContext } from 'react';
import type { FaultSwitches } from '../../../emulator/source/practice.ts';
import type { Wait } from '../../changes/apply.ts';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { Azure, CloudName, Delay, Me } from '../../model/azure.ts';
import type { Cover } from '../../shared/redact-identifiers.ts';
import type { Snapshots } from '../../storage/fleet-snapshots.ts';
import type { Journal } from '../../storage/journal.ts';
import type { Recent } from '../../storage/recent-accounts.ts';
import type { Strings } from '../../strings/index.ts';
import type { Move, Place, Screen } from './navigation.ts';
import type { Flight } from './operation.ts';
import type { Requests } from './request-log.ts';
import type { Tone } from './theme.ts';
import type { Piece } from './use-keys.ts';

export type Mode = 'azure' | 'practice';

/** The wait that the program is in now, told to whoever listens. */
export type Waits = { subscribe(listener: () => void): () => void; current(): Delay | undefined };

/** The shell's job control; absent where there is none. */
export type Jobs = {
	/** Stops this program and the rest of its job; resolves once it goes on. */
	readonly stop: () => Promise<void>;
	/** Told when the program goes on after somebody else has stopped it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** There from the first frame on. */
export type Shell = {
	readonly strings: Strings;
	readonly mode: Mode;
	readonly readOnly: boolean;
	/** Lies over ids, names of tenants and addresses while the screen is shared. */
	readonly cover?: Cover;
	readonly cloud: CloudName;
	readonly me: Me | undefined;
	readonly clock: () => number;
	/** The tag that names an account's owner, where somebody chose one. */
	readonly ownerTag?: string;
	readonly waits: Waits;
	/** Puts text on the clipboard of the terminal (OSC 52). */
	readonly copy: (text: string) => void;
	/** Whether faults can be switched on: in practice. */
	readonly hasFaults: boolean;
	readonly places: readonly Place[];
	readonly move: (move: Move) => void;
	/** What an action does that leads to another screen; nothing where there is none yet. */
	readonly opens: (screen: Screen | undefined) => () => void;
	/** Signs in anew, to that tenant where one is named; the places stay where the tenant stays. */
	readonly signIn: (tenantId?: string) => void;
	/** The command that signs in outside, to that tenant where one is named. */
	readonly signInCommand: (tenantId?: string) => string;
	/** Gives the terminal back until the shell's job control brings the program to the front again. */
	readonly suspend: () => void;
	/** Leaves the program. */
	readonly quit: () => void;
	/** The change in flight, or the last one. */
	readonly flight: Flight | undefined;
	readonly setFlight: (flight: Flight | undefined) => void;
	/** The programming language whose code was looked at last; empty for the first one. */
	readonly sample: string;
	readonly setSample: (id: string) => void;
	/** The lesson that the program was started with: the practice tenant keeps time for it. */
	readonly lesson?: LessonId;
	/** The lesson whose last goal was met, for as long as one is in it. */
	readonly finished: LessonId | undefined;
	readonly setFinished: (lesson: LessonId) => void;
	/** Asks the terminal to tell of the mouse, and to stop that; absent unless somebody wants it. */
	readonly pointer?: { readonly on: () => void; readonly off: () => void };
	/** What Azure was asked so far. */
	readonly requests: Requests;
	/** Keys that no screen has taken yet. */
	readonly typed: Piece[];
	/** The accounts that were opened last; once signed in. */
	readonly recent: Recent | undefined;
	/** A line that stays until the next key. */
	readonly notice: { readonly text: string; readonly tone: Tone } | undefined;
	readonly say: (text: string | undefined, tone?: Tone) => void;
	/** Takes that line away if it is still the one that is shown. */
	readonly unsay: (text: string) => void;
};

/** There once signed in. */
export type Session = {
	readonly azure: Azure;
	/** Reads only, and asks once for what the accounts of one plan have in common: it is made anew for each plan. */
	readonly forOnePlan: () => Azure;
	readonly me: Me;
	readonly journal: Journal;
	/** The accounts that were opened last. */
	readonly recent: Recent;
	readonly snapshots: Snapshots;
	readonly wait: Wait;
	/** Writes a plan beside the journal, for its reader alone; resolves with the path. Rejects with Problem `journal`. */
	readonly savePlan: (name: string, text: string) => Promise<string>;
	/** The practice tenant's faults; nowhere else. */
	readonly faults?: FaultSwitches;
	/** Origin of the portal of this cloud. */
	readonly portal: string;
	readonly program: string;
};

export const ShellContext = createContext<Shell | undefined>(undefined);
export const SessionContext = createContext<Session | undefined>(undefined);

export const useShell = (): Shell => {
	const shell = useContext(ShellContext);
	if (!shell) throw new Error('a screen outside the shell');
	return shell;
};

export const useSession = (): Session => {
	const session = useContext(SessionContext);
	if (!session) throw new Error('a screen that needs a session, before signing in');
	return session;
};

/** The place on top, and how to point in it. */
export const usePlace = () => {
	const { places, move } = useShell();
	const place = places.at(-1);
	if (!place) throw new Error('no place');
	return { place, point: (at: Omit<Place, 'screen'>) => move({ to: 'point', at }) };
};
