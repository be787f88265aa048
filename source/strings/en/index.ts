// English, and with it the contract: a language that lacks one of these sentences does not compile.
import { application } from './application.ts';
import { changes } from './changes.ts';
import { checkReason, checks } from './checks.ts';
import { cli } from './cli.ts';
import { faults } from './faults.ts';
import { problems } from './problems.ts';
import { road } from './road.ts';
import { rotate } from './rotate.ts';
import { account, confirm, flight, history, identity, lists, roadScreen, signIn, tenants } from './screens.ts';
import { shell } from './shell.ts';
import { subdomain } from './subdomain.ts';
import { symptoms } from './symptoms.ts';
import { access, consumers, people, verdict } from './verdict.ts';
import { watch } from './watch.ts';

export const en = {
	access,
	consumers,
	people,
	verdict,
	account,
	application,
	changes,
	checkReason,
	checks,
	cli,
	confirm,
	faults,
	flight,
	history,
	identity,
	lists,
	problems,
	road: { ...road, ...roadScreen },
	rotate,
	shell,
	signIn,
	symptoms,
	tenants,
	watch,
	subdomain,
};
