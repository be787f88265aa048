// Sharing the screen: names of people and tenants, and ids, are masked where text is made ready to be drawn. Nothing else
// changes: requests, the journal and the clipboard keep the real values.
import stringWidth from 'string-width';

const guidPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** E-mail addresses and user principal names, `#EXT#` of guests with them; `type@2025-01-01` of a template is none. */
const emailPattern = /[^\s@<>()[\]{}"',;:/\\]+@[^\s@<>()[\]{}"',;:/\\.]+(?:\.[^\s@<>()[\]{}"',;:/\\.]+)+/g;

const onmicrosoftDomainPattern = /[\w-]+(?:\.mail)?\.onmicrosoft\.[a-z]{2,3}/gi;

const regexSpecialCharacters = /[\\^$.*+?()[\]{}|/]/g;

/** Returns a mask of as many columns as the text, so that a measured layout still fits. */
const maskCharacters = (text: string): string =>
	[...text].map((one) => (/[@.]/.test(one) ? one : 'x'.repeat(stringWidth(one)))).join('');

export type Mask = {
	/** Returns the text with everything masked; what is masked already stays as it is. */
	readonly apply: (text: string) => string;
	/** Adds names to mask from now on, wherever they are words of their own. */
	readonly addNames: (...names: readonly (string | undefined)[]) => void;
};

/** Returns a mask that gives each id the same number for as long as the mask lives. Names become as many `x`. */
export const createMask = (): Mask => {
	const numbers = new Map<string, number>();
	const names = new Set<string>();
	let namePattern: RegExp | undefined;
	/** Returns a GUID that still tells one id from another: `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxx0003`. */
	const maskGuid = (id: string): string => {
		const key = id.toLowerCase();
		const number = numbers.get(key) ?? numbers.size + 1;
		numbers.set(key, number);
		return `xxxxxxxx-xxxx-xxxx-xxxx-${String(number).padStart(12, 'x')}`;
	};
	return {
		apply: (text) => {
			const masked = text
				.replace(guidPattern, maskGuid)
				.replace(emailPattern, maskCharacters)
				.replace(onmicrosoftDomainPattern, maskCharacters);
			return namePattern ? masked.replace(namePattern, maskCharacters) : masked;
		},
		addNames: (...more) => {
			for (const name of more) if (name && [...name].length > 2) names.add(name);
			const longestFirst = [...names].sort((a, b) => b.length - a.length);
			const any = longestFirst.map((name) => name.replace(regexSpecialCharacters, '\\$&')).join('|');
			if (any) namePattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'gu');
		},
	};
};

/** Returns the value with every text in it masked, however deep; its shape stays. */
export const maskDeep = <T>(value: T, mask: Mask): T => {
	const within = (one: unknown): unknown => {
		if (typeof one === 'string') return mask.apply(one);
		if (Array.isArray(one)) return one.map(within);
		if (typeof one !== 'object' || one === null) return one;
		return Object.fromEntries(Object.entries(one).map(([name, inner]) => [mask.apply(name), within(inner)]));
	};
	return within(value) as T;
};
