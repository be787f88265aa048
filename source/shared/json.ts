// JSON of which nothing is known: what is not there is empty, and never an error.
export type JsonObject = { readonly [name: string]: unknown };

/** The members of a JSON object; none for anything else. */
export const asObject = (value: unknown): JsonObject =>
	typeof value === 'object' && value !== null ? (value as JsonObject) : {};

/** The elements of a JSON array; none for anything else. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
