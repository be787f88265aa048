// Builds markup that cannot be forged: a value in a template is text unless a template made it.

const markupSymbol = Symbol('markup');
export type Markup = { readonly [markupSymbol]: string };
type MarkupValue = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const isMarkup = (value: MarkupValue): value is Markup => typeof value === 'object' && markupSymbol in value;

const escapeValue = (value: MarkupValue): string => {
	if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
	if (typeof value === 'number') return String(value);
	return isMarkup(value) ? value[markupSymbol] : value.map((one) => one[markupSymbol]).join('');
};

/** Returns markup from a template; every value that is not markup is escaped. */
export const markup = (texts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup => ({
	[markupSymbol]: texts
		.map((text, at) => text + (at < values.length ? escapeValue(values[at] as MarkupValue) : ''))
		.join(''),
});

/** Returns the text of this markup, ready to write. */
export const markupText = (value: Markup): string => value[markupSymbol];

/** Returns markup of the program's own text. No value from outside goes in here. */
export const trustedMarkup = (text: string): Markup => ({ [markupSymbol]: text });
