// Microsoft.App/containerApps: a GET names the secrets, a POST gives them.
import { type Answer, type Call, json } from './http.ts';
import { demandInside } from './inside.ts';
import { refuseIfLocked } from './rights.ts';
import { lower } from './world.ts';

export const listSecrets = (call: Call): Answer => {
	const app = demandInside(call, 'Microsoft.App/containerApps/listSecrets/action', 1);
	refuseIfLocked(call.world, app.id, 'write');
	const values = call.world.resources.get(lower(`${app.id}/secrets`))?.properties ?? {};
	return json(200, { value: Object.entries(values).map(([name, value]) => ({ name, value })) });
};
