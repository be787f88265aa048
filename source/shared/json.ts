// JSON of unknown form: a missing member is empty, and never an error.
export type JsonObject = { readonly [name: string]: unknown };

/** Returns the members of a JSON object; none for anything else. */
export const asObject = (value: unknown): JsonObject =>
	typeof value === 'object' && value !== null ? (value as JsonObject) : {};

/** Returns the elements of a JSON array; none for anything else. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
