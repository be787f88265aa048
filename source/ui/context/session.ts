// What every screen is given: the injected world, and the ways to move and to speak.

import type { FaultClient } from 'azure-ai-emulator';
import { createContext, useContext } from 'react';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { AzureClient, CloudName, SignedInUser } from '../../model/azure.ts';
import type { Mask } from '../../shared/redact-identifiers.ts';
import type { Sleep } from '../../shared/sleep.ts';
import type { FleetSnapshots } from '../../storage/fleet-snapshots.ts';
import type { Journal } from '../../storage/journal.ts';
import type { RecentAccounts } from '../../storage/recent-accounts.ts';
import type { Strings } from '../../strings/index.ts';
import type { DelayStore } from './delay-store.ts';
import type { NavigationAction, Route, Screen } from './navigation.ts';
import type { NoticeActions } from './notice.tsx';
import type { Operation } from './operation.ts';
import type { RequestTraceStore } from './request-trace-store.ts';
import type { KeyInput } from './use-keys.ts';

export type Mode = 'azure' | 'practice';

/** The shell's job control; absent where there is none. */
export type JobControl = {
	/** Stops this program and the rest of its job; resolves once it goes on. */
	readonly stop: () => Promise<void>;
	/** Told when the program goes on after somebody else has stopped it. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** There from the first frame on. */
export type Shell = NoticeActions & {
	readonly strings: Strings;
	readonly mode: Mode;
	readonly readOnly: boolean;
	/** Lies over ids, names of tenants and addresses while the screen is shared. */
	readonly mask?: Mask;
	readonly cloud: CloudName;
	readonly user: SignedInUser | undefined;
	readonly clock: () => number;
	/** The tag that names an account's owner, where somebody chose one. */
	readonly ownerTag?: string;
	readonly delays: DelayStore;
	/** Puts text on the clipboard of the terminal (OSC 52). */
	readonly copy: (text: string) => void;
	/** Whether faults can be switched on: in practice. */
	readonly hasFaults: boolean;
	readonly routes: readonly Route[];
	readonly navigate: (move: NavigationAction) => void;
	/** What an action does that leads to another screen; nothing where there is none yet. */
	readonly openHandler: (screen: Screen | undefined) => () => void;
	/** Signs in anew, to that tenant where one is named; the places stay where the tenant stays. */
	readonly signIn: (tenantId?: string) => void;
	/** The command that signs in outside, to that tenant where one is named. */
	readonly signInCommand: (tenantId?: string) => string;
	/** Gives the terminal back until the shell's job control brings the program to the front again. */
	readonly suspend: () => void;
	/** Leaves the program. */
	readonly quit: () => void;
	/** The change in flight, or the last one. */
	readonly operation: Operation | undefined;
	readonly setOperation: (flight: Operation | undefined) => void;
	/** The programming language whose code was looked at last; empty for the first one. */
	readonly sampleLanguage: string;
	readonly setSampleLanguage: (id: string) => void;
	/** The lesson that the program was started with: the practice tenant keeps time for it. */
	readonly initialLesson?: LessonId;
	/** The lesson whose last goal was met, for as long as one is in it. */
	readonly finishedLesson: LessonId | undefined;
	readonly setFinishedLesson: (lesson: LessonId) => void;
	/** Asks the terminal to tell of the mouse, and to stop that; absent unless somebody wants it. */
	readonly mouseReporting?: { readonly on: () => void; readonly off: () => void };
	/** What Azure was asked so far. */
	readonly requests: RequestTraceStore;
	/** Keys that no screen has taken yet. */
	readonly pendingKeys: KeyInput[];
	/** The accounts that were opened last; once signed in. */
	readonly recent: RecentAccounts | undefined;
};

/** There once signed in. */
export type Session = {
	readonly azure: AzureClient;
	/** Reads only, and asks once for what the accounts of one plan have in common: it is made anew for each plan. */
	readonly azureForPlan: () => AzureClient;
	readonly user: SignedInUser;
	readonly journal: Journal;
	/** The accounts that were opened last. */
	readonly recent: RecentAccounts;
	readonly snapshots: FleetSnapshots;
	readonly wait: Sleep;
	/** Writes a plan beside the journal, for its reader alone; resolves with the path. Rejects with Problem `journal`. */
	readonly savePlan: (name: string, text: string) => Promise<string>;
	/** The practice tenant's faults; nowhere else. */
	readonly faults?: FaultClient;
	/** Origin of the portal of this cloud. */
	readonly portalOrigin: string;
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
export const useRoute = () => {
	const { routes, navigate } = useShell();
	const route = routes.at(-1);
	if (!route) throw new Error('no place');
	return { place: route, point: (at: Omit<Route, 'screen'>) => navigate({ to: 'point', update: at }) };
};
