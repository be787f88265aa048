import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { KeyListing } from '../../model/evidence.ts';
import { subscriptionOf } from '../../model/resource-id-parts.ts';
import { clean } from '../../shared/sanitise.ts';
import { fields, list } from '../mappers.ts';
import type { Reach } from '../sdk-clients.ts';

const day = 24 * 60 * 60_000;
const listKeys = /^Microsoft\.CognitiveServices\/accounts\/listKeys\/action$/i;

type Event = KeyListing & { readonly operation: string };

/** Undefined for anything but an attempt to list keys. */
const eventWords = (value: unknown): Event | undefined => {
	const { operationName, operationId, eventDataId, eventTimestamp, caller, status, httpRequest } = fields(value);
	if (!listKeys.test(clean(fields(operationName).value))) return undefined;
	return {
		operation: clean(operationId) || clean(eventDataId),
		at: clean(eventTimestamp),
		who: clean(caller),
		status: clean(fields(status).value),
		ip: clean(fields(httpRequest).clientIpAddress),
	};
};

const isBegin = ({ status }: KeyListing) => /^(Started|Accepted)$/i.test(status);

/**
 * `GET /subscriptions/{id}/providers/Microsoft.Insights/eventtypes/management/values`. Its `$filter` takes a time range
 * and one more term, not an operation, so that one is chosen here. An attempt is written down when it begins and when it
 * ends; it is told once, with its end where that is known.
 */
export const keyListings = async (
	{ raw, clock }: Reach,
	accountId: string,
	options: CallOptions,
): Promise<readonly KeyListing[]> => {
	const now = clock();
	const [from, to] = [now - 30 * day, now].map((time) => new Date(time).toISOString());
	// OData doubles a quote inside a text.
	const uri = accountId.replaceAll("'", "''");
	const filter = `eventTimestamp ge '${from}' and eventTimestamp le '${to}' and resourceUri eq '${uri}'`;
	const path = `/subscriptions/${subscriptionOf(accountId)}/providers/Microsoft.Insights/eventtypes/management/values`;
	const attempts = new Map<string, Event>();
	for (const row of list(await raw.list(path, apiVersions.activityLog, { ...options, filter }))) {
		const event = eventWords(row);
		if (!event) continue;
		const known = attempts.get(event.operation);
		if (!known || isBegin(known)) attempts.set(event.operation, event);
	}
	return [...attempts.values()]
		.map(({ operation: _, ...listing }) => listing)
		.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
};
