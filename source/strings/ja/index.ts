import type { Strings } from '../index.ts';
import { account } from './account.ts';
import { application } from './application.ts';
import { changes } from './changes.ts';
import { checkReason, checks, unprovenReasons } from './checks.ts';
import { cli } from './cli.ts';
import { confirm } from './confirm.ts';
import { copy } from './copy.ts';
import { faults } from './faults.ts';
import { fileRefusals } from './file-refusals.ts';
import { fleet } from './fleet.ts';
import { handOver } from './hand-over.ts';
import { history } from './history.ts';
import { identity } from './identity.ts';
import { keySources } from './key-sources.ts';
import { lessons } from './lessons.ts';
import { lists } from './lists.ts';
import { operation } from './operation.ts';
import { plan } from './plan.ts';
import { policyTemplates } from './policy-templates.ts';
import { problems } from './problems.ts';
import { recent } from './recent.ts';
import { reports } from './reports.ts';
import { requests } from './requests.ts';
import { road } from './road.ts';
import { role } from './role.ts';
import { rotate } from './rotate.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { subdomain } from './subdomain.ts';
import { symptoms } from './symptoms.ts';
import { tenants } from './tenants.ts';
import { access, consumers, manualChecks, verdict } from './verdict.ts';
import { watch } from './watch.ts';

export const ja: Strings = {
	access,
	consumers,
	manualChecks,
	verdict,
	account,
	application,
	changes,
	checkReason,
	doubts: unprovenReasons,
	checks,
	cli,
	confirm,
	copy,
	faults,
	fileRefusals,
	fleet,
	flight: operation,
	handOver,
	history,
	identity,
	policyTemplates,
	keySources,
	lessons,
	lists,
	plan,
	problems,
	recent,
	reports,
	requests,
	road,
	role,
	rotate,
	shell,
	signIn,
	symptoms,
	tenants,
	watch,
	subdomain,
};
