// What an error answer says, in whichever of Azure's shapes it comes.
import { cleanOptional } from '../../shared/sanitise.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** By its name in whatever case: App Service writes `Code` and `Message` (azure-sdk-for-java #1827). */
const fieldIgnoringCase = (fields: JsonObject, name: string): unknown =>
	Object.entries(fields).find(([key]) => key.toLowerCase() === name)?.[1];

/** A text, or OData's `{ lang, value }`. */
const textOf = (value: unknown): string | undefined =>
	cleanOptional(isJsonObject(value) ? fieldIgnoringCase(value, 'value') : value);

/** Levels of inner errors: nobody means more than a few, and an answer may have thousands. */
const maxDepth = 8;

/** From the outside in: Log Analytics says what is wrong with a query in the innermost of three. */
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

/** More is an answer nobody reads; the request id leads to the rest. */
const maxMessages = 4;

export type ErrorBody = { readonly code?: string; readonly message?: string };

/**
 * Code and message of an error's body: Resource Manager's `{ error: { code, message, details, innererror } }`, the same
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
