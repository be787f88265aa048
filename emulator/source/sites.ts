// Microsoft.Web/sites: settings and connection strings, which only a right of their own lets read, and slots.

import { rejectIfLocked } from './authorization.ts';
import { requestPath, requireParentAction } from './child-resources.ts';
import { type HttpResponse, json, type RequestContext } from './http.ts';
import { lower } from './tenant-state.ts';

/** Answers POST …/config/{appsettings|connectionstrings}/list with the values; it needs `config/list/action`. */
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
