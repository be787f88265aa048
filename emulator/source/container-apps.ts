// Microsoft.App: a GET of an app or a job names its secrets, a POST gives them.

import { rejectIfLocked } from './authorization.ts';
import { requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { lower } from './tenant-state.ts';

/** Answers POST …/listSecrets of apps or jobs with names and values. */
export const listSecrets =
	(type: string) =>
	(context: RequestContext): HttpResponse => {
		const owner = requireParentAction(context, `${type}/listSecrets/action`, 1);
		rejectIfLocked(context.tenant, owner.id, 'write');
		const values = context.tenant.resources.get(lower(`${owner.id}/secrets`))?.properties ?? {};
		return json(200, { value: Object.entries(values).map(([name, value]) => ({ name, value })) });
	};
