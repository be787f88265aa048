// Secrets are made up when a tenant starts: the contents say where one goes, never what it is.
import { type Fields, lower, type World } from './world.ts';

type Keys = World['keys'];

const isCopy = (value: object): value is { $key: 'key1' | 'key2'; of: string; before: string; after: string } =>
	'$key' in value;
const isRandom = (value: object): value is { $random: number } => '$random' in value;

/** The same value with every `{ $key, of }` and `{ $random }` replaced by a text. */
export const withSecrets = (value: unknown, keys: Keys, random: () => string): unknown => {
	if (Array.isArray(value)) return value.map((one) => withSecrets(one, keys, random));
	if (typeof value !== 'object' || value === null) return value;
	if (isCopy(value)) return `${value.before}${keys.get(lower(value.of))?.[value.$key] ?? ''}${value.after}`;
	if (isRandom(value)) return random().repeat(2).slice(0, value.$random);
	return Object.fromEntries(
		Object.entries(value as Fields).map(([name, one]) => [name, withSecrets(one, keys, random)]),
	);
};
