import { apiVersions } from '../../model/api-versions.ts';
import type { CallOptions } from '../../model/azure.ts';
import type { ListKeysEvent } from '../../model/evidence.ts';
import { type AccountId, subscriptionIdOf } from '../../model/resource-id.ts';
import { asArray, asObject } from '../../shared/json.ts';
import { clean } from '../../shared/sanitise.ts';
import type { SdkClients } from '../sdk-clients.ts';

const dayMs = 24 * 60 * 60_000;
const listKeysAction = /^Microsoft\.CognitiveServices\/accounts\/listKeys\/action$/i;

type ListKeysActivity = ListKeysEvent & { readonly operation: string };

/** Returns the event of a row; undefined for anything but an attempt to list keys. */
const toListKeysActivity = (value: unknown): ListKeysActivity | undefined => {
	const { operationName, operationId, eventDataId, eventTimestamp, caller, status, httpRequest } = asObject(value);
	if (!listKeysAction.test(clean(asObject(operationName).value))) return undefined;
	return {
		operation: clean(operationId) || clean(eventDataId),
		at: clean(eventTimestamp),
		caller: clean(caller),
		status: clean(asObject(status).value),
		ip: clean(asObject(httpRequest).clientIpAddress),
	};
};

const isStarted = ({ status }: ListKeysEvent) => /^(Started|Accepted)$/i.test(status);

/**
 * `GET /subscriptions/{id}/providers/Microsoft.Insights/eventtypes/management/values`. Its `$filter` takes a time range
 * and one more term, not an operation, so that one is chosen here. Azure logs an attempt when it begins and when it
 * ends; the result has it once, with its end where that is known.
 */
export const listKeysEvents = async (
	{ restClient, clock }: SdkClients,
	accountId: AccountId,
	options: CallOptions,
): Promise<readonly ListKeysEvent[]> => {
	const now = clock();
	const [from, to] = [now - 30 * dayMs, now].map((time) => new Date(time).toISOString());
	// OData doubles a quote inside a text.
	const uri = accountId.replaceAll("'", "''");
	const filter = `eventTimestamp ge '${from}' and eventTimestamp le '${to}' and resourceUri eq '${uri}'`;
	const path = `/subscriptions/${subscriptionIdOf(accountId)}/providers/Microsoft.Insights/eventtypes/management/values`;
	const attempts = new Map<string, ListKeysActivity>();
	for (const row of asArray(await restClient.list(path, apiVersions.activityLog, { ...options, filter }))) {
		const event = toListKeysActivity(row);
		if (!event) continue;
		const earlier = attempts.get(event.operation);
		if (!earlier || isStarted(earlier)) attempts.set(event.operation, event);
	}
	return [...attempts.values()]
		.map(({ operation: _, ...listing }) => listing)
		.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
};
