// Markup that cannot be forged: whatever is put into a template is text unless a template made it.

const made = Symbol('markup');
export type Markup = { readonly [made]: string };
type Value = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const isMarkup = (value: Value): value is Markup => typeof value === 'object' && made in value;

const written = (value: Value): string => {
	if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (one) => entities[one] ?? one);
	if (typeof value === 'number') return String(value);
	return isMarkup(value) ? value[made] : value.map((one) => one[made]).join('');
};

export const markup = (texts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
	[made]: texts.map((text, at) => text + (at < values.length ? written(values[at] as Value) : '')).join(''),
});

export const textOf = (value: Markup): string => value[made];

/** For what the program itself says, and nobody else: no value from outside goes in here. */
export const trusted = (text: string): Markup => ({ [made]: text });
