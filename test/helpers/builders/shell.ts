import type { SignedInUser } from '../../../source/model/azure.ts';
import type { Strings } from '../../../source/strings/index.ts';
import { createDelayStore } from '../../../source/ui/context/delay-store.ts';
import { createRequestTraceStore } from '../../../source/ui/context/request-trace-store.ts';
import type { Shell } from '../../../source/ui/context/session.ts';
import { startTime } from '../practice-tenant.ts';

const doNothing = () => undefined;

/** What the program gives every screen, in practice, on the list of subscriptions. */
export const buildShell = (parts: Partial<Shell> & { readonly strings: Strings }): Shell => ({
	mode: 'practice',
	readOnly: false,
	cloud: 'public',
	user: buildSignedInUser(),
	clock: () => startTime,
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
	notice: undefined,
	notify: doNothing,
	clearNotice: doNothing,
	...parts,
});

/** A person in the practice tenant, signed in with a second factor. */
export const buildSignedInUser = (parts: Partial<SignedInUser> = {}): SignedInUser => ({
	name: 'operator@contoso.example',
	type: 'user',
	cloud: 'public',
	objectId: '00000000-0000-4000-8000-0000000000aa',
	tenantId: '7f5c1a52-3f0e-4d0a-9d8b-6f2b1c3a9e10',
	credential: 'PracticeCredential',
	isMultifactor: true,
	...parts,
});
