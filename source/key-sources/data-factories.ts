// Data Factory: linked services, pipelines and global parameters.
import { resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type Finding, inspectValue, type KeySourceDefinition, type ScanContext, scanPart } from './source.ts';
import { textsIn } from './texts-in.ts';

const apiVersion = '2018-06-01';

/** A secret is shown as stars, as a reference to a vault, or as `encryptedCredential`. */
const hidesSecret = (typeProperties: unknown): boolean =>
	textsIn(typeProperties).some(
		({ place, text }) =>
			/(^|\.)encryptedCredential$/i.test(place) ||
			(/(^|\.)type$/.test(place) && /^(SecureString|AzureKeyVaultSecret)$/i.test(text)),
	);

const linkedServiceFindings = (factory: string, given: unknown, look: ScanContext): readonly Finding[] => {
	const { name, properties } = asObject(given);
	const { typeProperties } = asObject(properties);
	const place = resourceNameOf(clean(name));
	const texts = textsIn(typeProperties);
	const held = texts.flatMap(({ text }) => look.matchKeys(text)).map((which) => ({ place, holds: which }));
	if (held.length > 0) return held;
	const isSecret = hidesSecret(typeProperties);
	if (texts.some(({ text }) => look.accountHosts.isMentionedIn(text)))
		return [{ place, holds: isSecret ? 'aKey' : 'endpoint' }];
	// An address that is worked out while it runs, with a secret: it may be any account's.
	const isWorkedOut = texts.some(
		({ place: at, text }) => /(^|\.)(url|baseUrl|endpoint)$/i.test(at) && /@\{/.test(text),
	);
	return isSecret && isWorkedOut ? [{ name: `${factory} ${place}`, why: 'whose' }] : [];
};

export const dataFactories: KeySourceDefinition = {
	readsSecrets: true,
	types: ['microsoft.datafactory/factories'],
	// Relatives with linked services, secret scopes and notebooks of their own.
	typesNotAsked: ['microsoft.synapse/workspaces', 'microsoft.databricks/workspaces'],
	partsNotAsked: ['dataflows'],
	scan: async ({ id, name }, look) => {
		const { resourceManager } = look;
		const linked = await scanPart(`${name} linkedservices`, look, async () =>
			(await resourceManager.list(`${id}/linkedservices`, apiVersion)).flatMap((one) =>
				linkedServiceFindings(name, one, look),
			),
		);
		const pipelines = await scanPart(`${name} pipelines`, look, async () =>
			(await resourceManager.list(`${id}/pipelines`, apiVersion)).flatMap((one) =>
				textsIn(asObject(one).properties).flatMap(({ text }) =>
					inspectValue(name, resourceNameOf(clean(asObject(one).name)), text, look),
				),
			),
		);
		const globals = await scanPart(`${name} globalParameters`, look, async () => {
			const { properties } = asObject(await resourceManager.get(id, apiVersion));
			return Object.entries(asObject(asObject(properties).globalParameters)).flatMap(([parameter, one]) =>
				textsIn(asObject(one).value).flatMap(({ text }) => inspectValue(name, parameter, text, look)),
			);
		});
		return [...linked, ...pipelines, ...globals];
	},
};
