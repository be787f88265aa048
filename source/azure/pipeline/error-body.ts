// What an error answer says, in whichever of Azure's shapes it comes.
import { cleanOptional } from '../../shared/sanitise.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** By its name in whatever case: App Service writes `Code` and `Message` (azure-sdk-for-java #1827). */
const field = (fields: Fields, name: string): unknown =>
	Object.entries(fields).find(([key]) => key.toLowerCase() === name)?.[1];

/** A text, or OData's `{ lang, value }`. */
const textOf = (value: unknown): string | undefined => cleanOptional(isFields(value) ? field(value, 'value') : value);

/** Levels of inner errors: nobody means more than a few, and an answer may have thousands. */
const deepest = 8;

/** From the outside in: Log Analytics says what is wrong with a query in the innermost of three. */
const within = (fields: Fields, depth = 0): readonly string[] => {
	if (depth > deepest) return [];
	const inner = field(fields, 'innererror');
	const details = field(fields, 'details');
	// Resource Graph gives only a correlation id in the message itself, and the reason in the details.
	return [inner, ...(Array.isArray(details) ? details : [])].filter(isFields).flatMap((one) => {
		const message = textOf(field(one, 'message'));
		return [...(message ? [message] : []), ...within(one, depth + 1)];
	});
};

/** More is an answer nobody reads; the request id leads to the rest. */
const most = 4;

export type Envelope = { readonly code?: string; readonly message?: string };

/**
 * Code and message of an error's body: Resource Manager's `{ error: { code, message, details, innererror } }`, the same
 * without the envelope, with OData's names, or spelt with capitals. Each message once. Empty where it is none of these.
 */
export const envelopeOf = (body: string | null | undefined): Envelope => {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body ?? '');
	} catch {
		return {};
	}
	if (!isFields(parsed)) return {};
	const error = field(parsed, 'error') ?? field(parsed, 'odata.error');
	const fields = isFields(error) ? error : parsed;
	const own = textOf(field(fields, 'message'));
	const messages = [...new Set([...(own ? [own] : []), ...within(fields)])].slice(0, most);
	// OAuth's `{ error, error_description }`.
	const code = textOf(field(fields, 'code')) ?? (typeof error === 'string' ? cleanOptional(error) : undefined);
	const described = textOf(field(fields, 'error_description'));
	const message = messages.length > 0 ? messages.join(' ') : described;
	return { ...(code ? { code } : {}), ...(message ? { message } : {}) };
};
