import type { Strings } from '../../../source/strings/index.ts';
import { createDelayStore } from '../../../source/ui/context/delay-store.ts';
import { createRequestTraceStore } from '../../../source/ui/context/request-trace-store.ts';
import type { Shell } from '../../../source/ui/context/session.ts';
import { buildSignedInUser, readAt } from './facts.ts';

const doNothing = () => undefined;

/** What the program gives every screen, in practice, on the list of subscriptions. */
export const buildShell = (parts: Partial<Shell> & { readonly strings: Strings }): Shell => ({
	mode: 'practice',
	readOnly: false,
	cloud: 'public',
	user: buildSignedInUser(),
	clock: () => readAt,
	delays: createDelayStore(),
	copy: doNothing,
	hasFaults: false,
	routes: [{ screen: { name: 'subscriptions' } }],
	navigate: doNothing,
	openHandler: () => doNothing,
	signIn: doNothing,
	signInCommand: () => 'az login',
	suspend: doNothing,
	quit: doNothing,
	operation: undefined,
	setOperation: doNothing,
	sampleLanguage: '',
	setSampleLanguage: doNothing,
	finishedLesson: undefined,
	setFinishedLesson: doNothing,
	requests: createRequestTraceStore(),
	pendingKeys: [],
	recent: undefined,
	notify: doNothing,
	clearNotice: doNothing,
	...parts,
});
