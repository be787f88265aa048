// Microsoft.ApiManagement/service: a secret named value is listed without its value.
import { type Answer, type Call, json } from './http.ts';
import { demandInside, type Shown } from './inside.ts';
import { refuseIfLocked } from './rights.ts';

export const withoutSecret: Shown = (one) => {
	if (one.properties.secret !== true) return one;
	const { value: _, ...shown } = one.properties;
	return { ...one, properties: shown };
};

/** POST …/namedValues/{id}/listValue. */
export const listValue = (call: Call): Answer => {
	const found = demandInside(call, 'Microsoft.ApiManagement/service/namedValues/listValue/action', 1);
	refuseIfLocked(call.world, found.id, 'write');
	return json(200, { value: found.properties.value }, { etag: '"AAAAAAAAAAE="' });
};
