// Microsoft.Web/sites: settings and connection strings, which take a right of their own to be read, and slots.
import { type Answer, type Call, json } from './http.ts';
import { demandInside, pathOf } from './inside.ts';
import { refuseIfLocked } from './rights.ts';
import { lower } from './world.ts';

/** POST …/config/{appsettings|connectionstrings}/list: the values, for who may `config/list/action`. */
export const listConfig = (call: Call): Answer => {
	const site = demandInside(call, `${/\/slots\//i.test(pathOf(call)) ? slots : sites}/config/list/action`, 3);
	refuseIfLocked(call.world, site.id, 'write');
	const id = pathOf(call).replace(/\/list$/i, '');
	const name = id.split('/').pop() ?? '';
	const found = call.world.resources.get(lower(id));
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
