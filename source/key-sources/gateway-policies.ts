// Policies of API Management: XML that changes a call on its way, for the service as a whole, a product, an API
// or one operation; and fragments, which policies include.
import pMap from 'p-map';
import { resourceNameOf } from '../model/resource-id.ts';
import { asObject } from '../shared/json.ts';
import { clean } from '../shared/sanitise.ts';
import { type Candidate, type Finding, inspectValue, type ScanContext, scanPart } from './source.ts';

/** API version of every read of a gateway (Microsoft.ApiManagement). */
export const apiVersion = '2024-05-01';

/** Most operations of one service whose policies are read; the rest is reported as skipped. */
export const maxOperations = 200;

const keyHeader =
	/<set-header\b[^>]*\bname\s*=\s*["'](?:api-key|ocp-apim-subscription-key)["'][^>]*>([\s\S]*?)<\/set-header\s*>/gi;
const namedValueReference = /\{\{\s*([^{}\s]+)\s*\}\}/g;
const backendId = /<set-backend-service\b[^>]*\bbackend-id\s*=\s*["']([^"']*)["']/gi;

const capturedIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** Whether a name is one segment of a path and no more: the path of the next request contains it. */
const isSingleSegment = (name: string) => /^[^/\\?#%]+$/.test(name) && !/^\.{1,2}$/.test(name);

/** Whether the text leads to the account: by its address, or by a named value or back end that holds it. */
const pointsToAccount = (text: string, known: readonly Finding[], context: ScanContext): boolean => {
	const names = [...capturedIn(text, namedValueReference), ...capturedIn(text, backendId)];
	return context.accountHosts.isMentionedIn(text) || known.some((one) => 'holds' in one && names.includes(one.place));
};

/** Returns the findings of one policy. `known`: the findings of the service's named values and back ends. A key in a named value is that one's finding. */
export const policyFindings = (
	service: string,
	place: string,
	text: unknown,
	known: readonly Finding[],
	context: ScanContext,
): readonly Finding[] => {
	if (typeof text !== 'string') return [{ name: `${service} ${place}`, why: 'unclear' }];
	const held = inspectValue(service, place, text, context).filter((one) => 'holds' in one && one.holds !== 'endpoint');
	if (held.length > 0) return held;
	if (!pointsToAccount(text, known, context)) return [];
	const sent = capturedIn(text, keyHeader);
	const names = sent.flatMap((value) => capturedIn(value, namedValueReference));
	const isHidden = known.some((one) => 'why' in one && names.some((wanted) => one.name === `${service} ${wanted}`));
	// An expression computes the value at run time: it may be any key.
	const isWorkedOut = sent.some((value) => /@[({]/.test(value));
	return [{ place, holds: isHidden || isWorkedOut ? 'aKey' : 'endpoint' }];
};

/** Resolves with the findings in every policy of a gateway. A part that cannot be read is a finding of its own. */
export const scanGatewayPolicies = async (
	{ id, name }: Candidate,
	known: readonly Finding[],
	context: ScanContext,
): Promise<readonly Finding[]> => {
	const rows = (path: string) => context.resourceManager.list(`${id}/${path}`, apiVersion);
	const policiesAt = (at: string, kind = 'policies') =>
		scanPart(`${name} ${at}${kind}`, context, async () =>
			(await rows(`${at}${kind}`)).flatMap((row) => {
				const part = kind === 'policies' ? 'policy' : `${kind}/${resourceNameOf(clean(asObject(row).name))}`;
				return policyFindings(name, `${at}${part}`, asObject(asObject(row).properties).value, known, context);
			}),
		);
	const namesAt = async (
		path: string,
	): Promise<{ readonly names: readonly string[]; readonly unseen: readonly Finding[] }> => {
		const names: string[] = [];
		const skipped = await scanPart(`${name} ${path}`, context, async () => {
			const all = (await rows(path)).map((row) => resourceNameOf(clean(asObject(row).name)));
			names.push(...all.filter(isSingleSegment));
			return all
				.filter((one) => !isSingleSegment(one))
				.map((one) => ({ name: `${name} ${path}/${one}`, why: 'unclear' }));
		});
		return { names, unseen: skipped };
	};
	const [products, apis] = await Promise.all([namesAt('products'), namesAt('apis')]);
	const operations = await pMap(apis.names, (api) => namesAt(`apis/${api}/operations`), { concurrency: 6 });
	const inOperations = operations.flatMap(({ names }, at) =>
		names.map((operation) => `apis/${apis.names[at]}/operations/${operation}/`),
	);
	const scopes = [
		'',
		...products.names.map((product) => `products/${product}/`),
		...apis.names.map((api) => `apis/${api}/`),
		...inOperations.slice(0, maxOperations),
	];
	const found = await pMap(scopes, (at) => policiesAt(at), { concurrency: 6 });
	return [
		...(await policiesAt('', 'policyFragments')),
		...found.flat(),
		...[products, apis, ...operations].flatMap(({ unseen: skipped }) => skipped),
		...(inOperations.length > maxOperations ? [{ name: `${name} operations`, why: 'tooMany' as const }] : []),
	];
};
