// Reads HTML as strictly as XML: every element is closed, every attribute quoted, every character reference known.

export type HtmlNode = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (HtmlNode | string)[];
};

const voidElements = new Set(['meta']);
const characterReferences: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decodeReferences = (text: string): string => {
	if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`bare markup in ${text.slice(0, 80)}`);
	return text.replaceAll(/&([a-z]+|#\d+);/g, (_, name: string) => characterReferences[name] ?? '');
};

type OpenElement = { name: string; attributes: Record<string, string>; children: (HtmlNode | string)[] };

export const parseHtml = (text: string): HtmlNode => {
	const root: OpenElement = { name: '', attributes: {}, children: [] };
	const open = [root];
	const body = text.replace(/^<!doctype html>\n/, '');
	if (body === text) throw new Error('no doctype');
	for (const [, close, name = '', rest = '', self, said = ''] of body.matchAll(
		/<(\/?)([a-z][a-z0-9]*)((?:\s[a-zA-Z0-9-]+="[^"<>]*")*)\s*(\/?)>|([^<]+)/gi,
	)) {
		const here = open.at(-1) as OpenElement;
		if (said) here.children.push(here.name === 'style' ? said : decodeReferences(said));
		else if (close) {
			if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`);
			open.pop();
		} else {
			const attributes = Object.fromEntries(
				[...rest.matchAll(/\s([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
					key,
					decodeReferences(value),
				]),
			);
			const element: OpenElement = { name, attributes, children: [] };
			here.children.push(element);
			if (!self && !voidElements.has(name)) open.push(element);
		}
	}
	if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
	if (body.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s[a-zA-Z0-9-]+="[^"<>]*")*\s*\/?>|[^<]+/gi, '') !== '')
		throw new Error('there is markup that is none');
	return root;
};

export const findAllElements = (element: HtmlNode, name: string): readonly HtmlNode[] =>
	element.children.flatMap((child) =>
		typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...findAllElements(child, name)],
	);

export const textContentOf = (element: HtmlNode): string =>
	element.children.map((child) => (typeof child === 'string' ? child : textContentOf(child))).join('');
