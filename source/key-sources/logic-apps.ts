// Logic Apps: what a workflow and its parameters have written in them, and the connections that workflows share.
import { resourceTypeOf } from '../model/resource-id.ts';
import { asObject, type JsonObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import {
	type Candidate,
	type Finding,
	inspectValue,
	type KeySourceDefinition,
	requirePart,
	type ScanContext,
} from './source.ts';
import { textsIn } from './texts-in.ts';

/** Microsoft.Logic/workflows: a GET shows no value of a secure parameter. */
const workflowVersion = '2019-05-01';

/** Microsoft.Web/connections: a GET shows no secret value. */
const connectionVersion = '2016-06-01';

const secureTypes = /^secure(string|object)$/i;

const workflowFindings = (name: string, properties: JsonObject, look: ScanContext): readonly Finding[] => {
	const definition = asObject(properties.definition);
	const { parameters, ...rest } = definition;
	const secure = Object.entries(asObject(parameters)).filter(([, one]) => secureTypes.test(clean(asObject(one).type)));
	return [
		...textsIn({ ...rest, parameters: properties.parameters, defaults: parameters }).flatMap(({ place, text }) =>
			inspectValue(name, place, text, look),
		),
		...secure.map(([parameter]): Finding => ({ name: `${name} ${clean(parameter)}`, why: 'hidden' })),
	];
};

/** Connectors that call accounts of this kind, by the names of their managed APIs. */
const accountConnectors = /openai|cognitiveservices|formrecognizer|documentintelligence/i;

/** A connection names the account by its host or by its resource; who says no identity goes by a key. */
const connectionFindings = (
	name: string,
	{ api, parameterValues, parameterValueSet, nonSecretParameterValues, parameterValueType }: JsonObject,
	{ account, accountHosts }: ScanContext,
): readonly Finding[] => {
	const values = textsIn([parameterValues, nonSecretParameterValues, asObject(parameterValueSet).values]);
	const isOurs = ({ text }: { readonly text: string }) =>
		accountHosts.isMentionedIn(text) ||
		(account.subdomain !== undefined && text.trim().toLowerCase() === account.subdomain.toLowerCase());
	const isIdentity =
		/identity|oauth/i.test(clean(asObject(parameterValueSet).name)) || /^Alternative$/i.test(clean(parameterValueType));
	if (values.some(isOurs)) return [{ place: name, holds: isIdentity ? 'endpoint' : 'aKey' }];
	const isForSomeAccount = accountConnectors.test(clean(asObject(api).name));
	return isForSomeAccount && values.length === 0 && !isIdentity ? [{ name, why: 'whose' }] : [];
};

export const logicApps: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.logic/workflows', 'microsoft.web/connections'],
	scan: async ({ id, name }: Candidate, look) => {
		const isWorkflow = /^microsoft\.logic\/workflows$/i.test(resourceTypeOf(id));
		const version = isWorkflow ? workflowVersion : connectionVersion;
		const properties = asObject(asObject(await look.resourceManager.get(id, version)).properties);
		const part = isWorkflow ? 'definition' : 'api';
		requirePart(typeof properties[part] === 'object' && properties[part] !== null, part, id);
		return isWorkflow ? workflowFindings(name, properties, look) : connectionFindings(name, properties, look);
	},
};
