// Microsoft.App/containerApps: a GET names the secrets, a POST gives them.

import { rejectIfLocked } from './authorization.ts';
import { requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { lower } from './tenant-state.ts';

/** Answers POST …/listSecrets with names and values. */
export const listContainerAppSecrets = (context: RequestContext): HttpResponse => {
	const app = requireParentAction(context, 'Microsoft.App/containerApps/listSecrets/action', 1);
	rejectIfLocked(context.tenant, app.id, 'write');
	const values = context.tenant.resources.get(lower(`${app.id}/secrets`))?.properties ?? {};
	return json(200, { value: Object.entries(values).map(([name, value]) => ({ name, value })) });
};
