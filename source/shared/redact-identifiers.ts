// Sharing the screen: what names people, tenants and ids is covered where text is made ready to be drawn. Nothing else
// changes: requests, the journal and what is copied keep the real values.
import stringWidth from 'string-width';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** E-mail addresses and user principal names, `#EXT#` of guests with them; `type@2025-01-01` of a template is none. */
const address = /[^\s@<>()[\]{}"',;:/\\]+@[^\s@<>()[\]{}"',;:/\\.]+(?:\.[^\s@<>()[\]{}"',;:/\\.]+)+/g;

const domain = /[\w-]+(?:\.mail)?\.onmicrosoft\.[a-z]{2,3}/gi;

const special = /[\\^$.*+?()[\]{}|/]/g;

/** As many columns as before, so that what is measured before and after fits the same. */
const cover = (text: string): string =>
	[...text].map((one) => (/[@.]/.test(one) ? one : 'x'.repeat(stringWidth(one)))).join('');

export type Cover = {
	/** The text with everything covered; what is covered already stays as it is. */
	readonly over: (text: string) => string;
	/** Covers these from now on, wherever they stand as words of their own. */
	readonly learn: (...names: readonly (string | undefined)[]) => void;
};

export const newCover = (): Cover => {
	const numbers = new Map<string, number>();
	const names = new Set<string>();
	let learned: RegExp | undefined;
	/** Which id it is can still be told from others: `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxx0003`. */
	const numbered = (id: string): string => {
		const key = id.toLowerCase();
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return `xxxxxxxx-xxxx-xxxx-xxxx-${String(number).padStart(12, 'x')}`;
	};
	return {
		over: (text) => {
			const covered = text.replace(guid, numbered).replace(address, cover).replace(domain, cover);
			return learned ? covered.replace(learned, cover) : covered;
		},
		learn: (...more) => {
			for (const name of more) if (name && [...name].length > 2) names.add(name);
			const longestFirst = [...names].sort((a, b) => b.length - a.length);
			const any = longestFirst.map((name) => name.replace(special, '\\$&')).join('|');
			if (any) learned = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
		},
	};
};

/** Every text in a value of data, however deep, covered; its shape stays. */
export const coveredIn = <T>(value: T, cover: Cover): T => {
	const within = (one: unknown): unknown => {
		if (typeof one === 'string') return cover.over(one);
		if (Array.isArray(one)) return one.map(within);
		if (typeof one !== 'object' || one === null) return one;
		return Object.fromEntries(Object.entries(one).map(([name, inner]) => [cover.over(name), within(inner)]));
	};
	return within(value) as T;
};

let spread: Cover | undefined;

/** From now on, for the terminal of this process; undefined takes it off. */
export const present = (cover: Cover | undefined): void => {
	spread = cover;
};

/** What may be drawn of a text. */
export const masked = (text: string): string => (spread ? spread.over(text) : text);
