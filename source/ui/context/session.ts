// The contexts of every screen. The shell never changes; what changes has a context of its own beside it: the notice,
// the routes, the operation, the connection.

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
	/** Calls the listener when another program has continued this one. */
	readonly subscribe: (listener: () => void) => () => void;
};

/** What a run of the program has and can do: the same object from the first frame to the last. */
export type Shell = NoticeActions &
	NavigationActions &
	OperationActions & {
		readonly strings: Strings;
		readonly readOnly: boolean;
		/** The mask over ids, names of tenants and addresses while the screen is shared. */
		readonly mask?: Mask;
		readonly cloud: CloudName;
		readonly clock: () => number;
		/** The tag that names an account's owner, if the command line named one. */
		readonly ownerTag?: string;
		readonly delays: DelayStore;
		/** Puts text on the clipboard of the terminal (OSC 52). */
		readonly copy: (text: string) => void;
		/** Signs in again, to this tenant if one is given. The routes stay if the tenant is the same. */
		readonly signIn: (tenantId?: string) => void;
		/** Returns the command that signs in outside of this program, to this tenant if one is given. */
		readonly signInCommand: (tenantId?: string) => string;
		/** Gives the terminal back until the shell's job control brings the program to the foreground again. */
		readonly suspend: () => void;
		/** Leaves the program. */
		readonly quit: () => void;
		/** The programming language of the last sample that the person looked at; empty for the first one. */
		readonly sampleLanguage: Store<string>;
		/** The lesson that the program was started with: the practice tenant keeps time for it. */
		readonly initialLesson?: LessonId;
		/** The lesson whose last goal was met, for as long as the person stays in it. */
		readonly finishedLesson: Store<LessonId | undefined>;
		/** Turns mouse reports of the terminal on and off; absent unless the person asked for the mouse. */
		readonly mouseReporting?: { readonly on: () => void; readonly off: () => void };
		/** The requests that were sent to Azure so far. */
		readonly requests: RequestTraceStore;
		/** Keys that no screen has handled yet. */
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

/** What exists once a user is signed in. */
export type Session = {
	readonly azure: AzureClient;
	/** Returns a read-only client that reads once what the accounts of a plan have in common. Each plan has its own. */
	readonly azureForPlan: () => AzureClient;
	readonly user: SignedInUser;
	readonly journal: Journal;
	/** The accounts that were opened last. */
	readonly recent: RecentAccounts;
	readonly snapshots: FleetSnapshots;
	readonly wait: Sleep;
	/**
	 * Writes a plan beside the journal, readable by its owner alone. Resolves with the path; rejects with Problem
	 * `journal`.
	 */
	readonly savePlan: (name: string, text: string) => Promise<string>;
	/** The faults of the practice tenant; absent elsewhere. */
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
