// Reads HTML as strictly as XML: every element is closed, every attribute quoted, every character reference known.

export type Element = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (Element | string)[];
};

const void_ = new Set(['meta']);
const references: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (text: string): string => {
	if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`bare markup in ${text.slice(0, 80)}`);
	return text.replaceAll(/&([a-z]+|#\d+);/g, (_, name: string) => references[name] ?? '');
};

type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

export const readHtml = (text: string): Element => {
	const root: Open = { name: '', attributes: {}, children: [] };
	const open = [root];
	const body = text.replace(/^<!doctype html>\n/, '');
	if (body === text) throw new Error('no doctype');
	for (const [, close, name = '', rest = '', self, said = ''] of body.matchAll(
		/<(\/?)([a-z][a-z0-9]*)((?:\s[a-zA-Z0-9-]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/gi,
	)) {
		const here = open.at(-1) as Open;
		if (said) here.children.push(here.name === 'style' ? said : decoded(said));
		else if (close) {
			if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`);
			open.pop();
		} else {
			const attributes = Object.fromEntries(
				[...rest.matchAll(/\s([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decoded(value)]),
			);
			const element: Open = { name, attributes, children: [] };
			here.children.push(element);
			if (!self && !void_.has(name)) open.push(element);
		}
	}
	if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
	if (body.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s[a-zA-Z0-9-]+="[^"<>]*")*\s*\/?>|[^<]+/gi, '') !== '')
		throw new Error('there is markup that is none');
	return root;
};

export const all = (element: Element, name: string): readonly Element[] =>
	element.children.flatMap((child) =>
		typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
	);

export const text = (element: Element): string =>
	element.children.map((child) => (typeof child === 'string' ? child : text(child))).join('');
