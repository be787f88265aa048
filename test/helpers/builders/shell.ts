import { createStore } from '../../../source/shared/store.ts';
import type { Strings } from '../../../source/strings/index.ts';
import { createDelayStore } from '../../../source/ui/context/delay-store.ts';
import { createRequestTraceStore } from '../../../source/ui/context/request-trace-store.ts';
import type { Connection, Shell } from '../../../source/ui/context/session.ts';
import { buildSignedInUser, readAt } from './facts.ts';

const doNothing = () => undefined;

/** Signed in to practice. */
export const buildConnection = (parts: Partial<Connection> = {}): Connection => ({
	mode: 'practice',
	user: buildSignedInUser(),
	hasFaults: false,
	recent: undefined,
	...parts,
});

/** What the program gives every screen. */
export const buildShell = (parts: Partial<Shell> & { readonly strings: Strings }): Shell => ({
	readOnly: false,
	cloud: 'public',
	clock: () => readAt,
	delays: createDelayStore(),
	copy: doNothing,
	navigate: doNothing,
	openHandler: () => doNothing,
	signIn: doNothing,
	signInCommand: () => 'az login',
	suspend: doNothing,
	quit: doNothing,
	setOperation: doNothing,
	sampleLanguage: createStore(''),
	finishedLesson: createStore<ReturnType<Shell['finishedLesson']['current']>>(undefined),
	requests: createRequestTraceStore(),
	pendingKeys: [],
	notify: doNothing,
	clearNotice: doNothing,
	...parts,
});
