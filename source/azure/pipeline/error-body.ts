// Code and message of an error answer, in each of Azure's shapes.
import { cleanOptional } from '../../shared/sanitise.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Returns a field by its name, case aside: App Service writes `Code` and `Message` (azure-sdk-for-java #1827). */
const fieldIgnoringCase = (fields: JsonObject, name: string): unknown =>
	Object.entries(fields).find(([key]) => key.toLowerCase() === name)?.[1];

/** Returns a text, or the value of OData's `{ lang, value }`. */
const textOf = (value: unknown): string | undefined =>
	cleanOptional(isJsonObject(value) ? fieldIgnoringCase(value, 'value') : value);

/** Most levels of inner errors: a real answer has a few, a hostile one thousands. */
const maxDepth = 8;

/** Returns the messages from the outside in: Log Analytics explains a wrong query in the innermost of three. */
const innerMessages = (fields: JsonObject, depth = 0): readonly string[] => {
	if (depth > maxDepth) return [];
	const inner = fieldIgnoringCase(fields, 'innererror');
	const details = fieldIgnoringCase(fields, 'details');
	// Resource Graph gives only a correlation id in the message itself, and the reason in the details.
	return [inner, ...(Array.isArray(details) ? details : [])].filter(isJsonObject).flatMap((one) => {
		const message = textOf(fieldIgnoringCase(one, 'message'));
		return [...(message ? [message] : []), ...innerMessages(one, depth + 1)];
	});
};

/** Most messages that are kept; the request id leads to the rest. */
const maxMessages = 4;

export type ErrorBody = { readonly code?: string; readonly message?: string };

/**
 * Returns code and message of an error's body: Resource Manager's `{ error: { code, message, details, innererror } }`, the same
 * without the envelope, with OData's names, or spelt with capitals. Each message once. Empty where it is none of these.
 */
export const parseErrorBody = (body: string | null | undefined): ErrorBody => {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body ?? '');
	} catch {
		return {};
	}
	if (!isJsonObject(parsed)) return {};
	const error = fieldIgnoringCase(parsed, 'error') ?? fieldIgnoringCase(parsed, 'odata.error');
	const fields = isJsonObject(error) ? error : parsed;
	const own = textOf(fieldIgnoringCase(fields, 'message'));
	const messages = [...new Set([...(own ? [own] : []), ...innerMessages(fields)])].slice(0, maxMessages);
	// OAuth's `{ error, error_description }`.
	const code =
		textOf(fieldIgnoringCase(fields, 'code')) ?? (typeof error === 'string' ? cleanOptional(error) : undefined);
	const described = textOf(fieldIgnoringCase(fields, 'error_description'));
	const message = messages.length > 0 ? messages.join(' ') : described;
	return { ...(code ? { code } : {}), ...(message ? { message } : {}) };
};
