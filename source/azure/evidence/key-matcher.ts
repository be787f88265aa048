// Whether a text holds a key: by digest, in constant time, and nothing of it is kept.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyMatcher } from '../../key-sources/source.ts';
import type { KeyName } from '../../model/evidence.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** The separators of a connection string, a URL's query, a header or a piece of JSON. */
const separators = /[;=,:&?"'`\s{}<>|]+/;

/**
 * Returns a function that tells which of the keys a text is, or has between separators. It keeps no key, only their SHA-256
 * digests.
 */
export const createKeyMatcher = (keys: Readonly<Record<KeyName, string>>): KeyMatcher => {
	const keyDigests = (['key1', 'key2'] as const)
		.filter((which) => keys[which] !== '')
		.map((which) => ({ which, digest: digestOf(keys[which]) }));
	return (text) => {
		const found = new Set<KeyName>();
		for (const piece of new Set([text.trim(), ...text.split(separators)])) {
			const digest = digestOf(piece);
			for (const one of keyDigests) if (timingSafeEqual(one.digest, digest)) found.add(one.which);
		}
		return [...found].sort();
	};
};
