// What every screen is given. What changes has a context of its own beside the shell, which never changes: the notice, the
// places, the operation, the connection.

import type { FaultClient } from 'azure-ai-emulator';
import { createContext, useContext } from 'react';
import type { LessonId } from '../../guides/lessons/ids.ts';
import type { AzureClient, CloudName, SignedInUser } from '../../model/azure.ts';
import type { Mask } from '../../shared/redact-identifiers.ts';
import type { Sleep } from '../../shared/sleep.ts';
import type { Store } from '../../shared/store.ts';
import type { FleetSnapshots } from '../../storage/fleet-snapshots.ts';
import type { Journal } from '../../storage/journal.ts';
import type { RecentAccounts } from '../../storage/recent-accounts.ts';
import type { Strings } from '../../strings/index.ts';
import type { DelayStore } from './delay-store.ts';
import type { NavigationActions } from './navigation-provider.tsx';
import type { NoticeActions } from './notice.tsx';
import type { OperationActions } from './operation-provider.tsx';
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

/** What a run of the program is given and can do: the same object from the first frame to the last. */
export type Shell = NoticeActions &
	NavigationActions &
	OperationActions & {
		readonly strings: Strings;
		readonly readOnly: boolean;
		/** Lies over ids, names of tenants and addresses while the screen is shared. */
		readonly mask?: Mask;
		readonly cloud: CloudName;
		readonly clock: () => number;
		/** The tag that names an account's owner, where somebody chose one. */
		readonly ownerTag?: string;
		readonly delays: DelayStore;
		/** Puts text on the clipboard of the terminal (OSC 52). */
		readonly copy: (text: string) => void;
		/** Signs in anew, to that tenant where one is named; the places stay where the tenant stays. */
		readonly signIn: (tenantId?: string) => void;
		/** The command that signs in outside, to that tenant where one is named. */
		readonly signInCommand: (tenantId?: string) => string;
		/** Gives the terminal back until the shell's job control brings the program to the front again. */
		readonly suspend: () => void;
		/** Leaves the program. */
		readonly quit: () => void;
		/** The programming language whose code was looked at last; empty for the first one. */
		readonly sampleLanguage: Store<string>;
		/** The lesson that the program was started with: the practice tenant keeps time for it. */
		readonly initialLesson?: LessonId;
		/** The lesson whose last goal was met, for as long as one is in it. */
		readonly finishedLesson: Store<LessonId | undefined>;
		/** Asks the terminal to tell of the mouse, and to stop that; absent unless somebody wants it. */
		readonly mouseReporting?: { readonly on: () => void; readonly off: () => void };
		/** What Azure was asked so far. */
		readonly requests: RequestTraceStore;
		/** Keys that no screen has taken yet. */
		readonly pendingKeys: KeyInput[];
	};

/** Where the program is signed in; it changes with each sign-in. */
export type Connection = {
	readonly mode: Mode;
	/** Undefined before the first sign-in. */
	readonly user: SignedInUser | undefined;
	/** Whether faults can be switched on: in practice. */
	readonly hasFaults: boolean;
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
export const ConnectionContext = createContext<Connection | undefined>(undefined);
export const SessionContext = createContext<Session | undefined>(undefined);

/** Returns the shell. Throws outside of the shell, which is a bug. */
export const useShell = (): Shell => {
	const shell = useContext(ShellContext);
	if (!shell) throw new Error('a screen outside the shell');
	return shell;
};

/** Returns the current connection. Throws outside of the shell, which is a bug. */
export const useConnection = (): Connection => {
	const connection = useContext(ConnectionContext);
	if (!connection) throw new Error('a screen outside the shell');
	return connection;
};

/** Returns the session. Throws before the first sign-in, which is a bug. */
export const useSession = (): Session => {
	const session = useContext(SessionContext);
	if (!session) throw new Error('a screen that needs a session, before signing in');
	return session;
};
