// Automation accounts: variables, which runbooks read.
import { resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type Finding, inspectValue, type KeySourceDefinition } from './source.ts';

const apiVersion = '2023-11-01';

export const automation: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.automation/automationaccounts'],
	partsNotAsked: ['runbooks', 'credentials'],
	scan: async ({ id, name }, look) =>
		(await look.resourceManager.list(`${id}/variables`, apiVersion)).flatMap((one): readonly Finding[] => {
			const { name: variable, properties } = asObject(one);
			const { value, isEncrypted } = asObject(properties);
			const place = resourceNameOf(clean(variable));
			// Azure gives the value of an encrypted variable to runbooks alone.
			return isEncrypted === true
				? [{ name: `${name} ${place}`, why: 'hidden' }]
				: inspectValue(name, place, value, look);
		}),
};
