// Microsoft.Web/sites: settings and connection strings, which take a right of their own to be read, and slots.

import { rejectIfLocked } from './authorization.ts';
import { requestPath, requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { lower } from './tenant-state.ts';

/** POST …/config/{appsettings|connectionstrings}/list: the values, for who may `config/list/action`. */
export const listSiteConfig = (context: RequestContext): HttpResponse => {
	const site = requireParentAction(
		context,
		`${/\/slots\//i.test(requestPath(context)) ? slots : sites}/config/list/action`,
		3,
	);
	rejectIfLocked(context.tenant, site.id, 'write');
	const id = requestPath(context).replace(/\/list$/i, '');
	const name = id.split('/').pop() ?? '';
	const found = context.tenant.resources.get(lower(id));
	return json(200, {
		id,
		name,
		type: 'Microsoft.Web/sites/config',
		location: site.location,
		properties: found?.properties ?? {},
	});
};

const sites = 'Microsoft.Web/sites';
const slots = 'Microsoft.Web/sites/slots';
