// Secrets are generated when a tenant starts: the contents mark where one goes and never hold it.
import { type JsonObject, lower, type TenantState } from './tenant-state.ts';

type AccountKeys = TenantState['accountKeys'];

const isKeyPlaceholder = (
	value: object,
): value is { $key: 'key1' | 'key2'; of: string; before?: string; after?: string } => '$key' in value;
const isRandomPlaceholder = (value: object): value is { $random: number } => '$random' in value;

/** Returns the value with every `{ $key, of }` and `{ $random }` replaced by a text. */
export const resolveSecrets = (value: unknown, keys: AccountKeys, random: () => string): unknown => {
	if (Array.isArray(value)) return value.map((one) => resolveSecrets(one, keys, random));
	if (typeof value !== 'object' || value === null) return value;
	if (isKeyPlaceholder(value)) {
		const { $key, of, before = '', after = '' } = value;
		return `${before}${keys.get(lower(of))?.[$key] ?? ''}${after}`;
	}
	if (isRandomPlaceholder(value)) return random().repeat(2).slice(0, value.$random);
	return Object.fromEntries(
		Object.entries(value as JsonObject).map(([name, one]) => [name, resolveSecrets(one, keys, random)]),
	);
};
