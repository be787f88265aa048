// Writes a page as one HTML file that needs nothing else: no script, no font, no image, no address.
import { barFigure, stepsFigure } from '../figures.ts';
import { type Markup, markup, markupText, trustedMarkup } from '../markup.ts';
import type { Cell, Page, Part } from '../page.ts';

/**
 * The style of a page. Each tone keeps a contrast of 4.5:1 with its background (WCAG 2.2, 1.4.3), and blue and orange
 * stay apart for every reader.
 */
const style = `:root{color-scheme:light dark;--ground:#fff;--ink:#1b1b1b;--soft:#5c5c5c;--edge:#c8c8c8;--code:#f3f3f3;--ok:#005a9e;--warning:#8a4b00;--danger:#b10e1e;--muted:#5c5c5c;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ground:#1b1b1b;--ink:#f0f0f0;--soft:#b4b4b4;--edge:#4a4a4a;--code:#262626;--ok:#6cb8f6;--warning:#ffb35c;--danger:#ff8a8a;--muted:#b4b4b4;--on:#1b1b1b}}
body{background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"Segoe UI","Hiragino Sans","Yu Gothic UI",Meiryo,sans-serif;max-width:72rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid var(--edge)}
html:lang(ja){word-break:auto-phrase}thead th,td .word{word-break:keep-all}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;overflow-wrap:normal}caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-bottom:1px solid var(--edge)}tbody th{font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:var(--soft)}dd{margin:0}
pre{background:var(--code);padding:.8rem;overflow-x:auto;font:.875rem/1.5 ui-monospace,Consolas,Menlo,monospace;overflow-wrap:normal}
figure{margin:1rem 0}svg{width:100%;max-width:40rem;height:auto}figcaption{font-weight:600}figcaption ul,figcaption ol{font-weight:400;margin:.3rem 0;padding-left:1.4rem}.legend{list-style:none;padding-left:0!important}.key{display:inline-block;width:1.6rem;height:1.1rem;margin-right:.5em;vertical-align:-.2rem}
.word.ok,.word.warning,.word.danger{font-weight:600}.word.ok{color:var(--ok)}.word.warning{color:var(--warning)}.word.danger{color:var(--danger)}.word.muted{color:var(--muted)}
rect.ok,circle.ok{fill:var(--ok)}rect.warning,circle.warning{fill:var(--warning)}rect.danger,circle.danger{fill:var(--danger)}rect.muted,circle.muted{fill:var(--muted)}
.part{stroke:var(--ink);stroke-width:1}.over{fill:var(--on)}.stroke{fill:none;stroke:var(--on);stroke-width:1.6}
.line{stroke:var(--edge);stroke-width:3}.mark{fill:var(--on);text-anchor:middle;font:bold 15px sans-serif}.number{fill:var(--ink);text-anchor:middle;font:13px sans-serif}
@media print{body{max-width:none}.scroll,pre{overflow:visible}pre{white-space:pre-wrap}}`;

const cellMarkup = ({ text, tone }: Cell): Markup =>
	tone ? markup`<span class="word ${tone}">${text}</span>` : markup`${text}`;

const rowMarkup = ([first, ...rest]: readonly Cell[]): Markup =>
	markup`<tr>${first ? [markup`<th scope="row">${cellMarkup(first)}</th>`] : []}${rest.map((cell) => markup`<td>${cellMarkup(cell)}</td>`)}</tr>
`;

const partMarkup = (part: Part): Markup => {
	switch (part.kind) {
		case 'heading':
			return markup`<h2>${part.text}</h2>`;
		case 'text':
			return markup`<p>${cellMarkup(part)}</p>`;
		case 'facts':
			return markup`<dl>${part.rows.map(([name, value]) => markup`<dt>${name}</dt><dd>${value || '-'}</dd>`)}</dl>`;
		case 'list':
			return markup`<ul>${part.items.map((item) => markup`<li>${item}</li>`)}</ul>`;
		case 'code':
			return markup`<pre tabindex="0"><code>${part.lines.join('\n')}</code></pre>`;
		case 'table':
			return markup`<div class="scroll" role="region" aria-label="${part.caption}" tabindex="0"><table><caption>${part.caption}</caption>
<thead><tr>${part.head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${part.rows.length > 0 ? part.rows.map(rowMarkup) : [markup`<tr><td colspan="${part.head.length}">-</td></tr>`]}</tbody></table></div>`;
		case 'bar':
			return barFigure(part);
		case 'steps':
			return stepsFigure(part);
	}
};

/**
 * Returns a page as HTML. Its content security policy lets a browser fetch nothing and run nothing, no matter what a
 * name contains.
 */
export const toHtml = ({ language, title, parts }: Page): string =>
	markupText(markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${trustedMarkup(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${parts.map(
	(part) => markup`${partMarkup(part)}
`,
)}</main>
</body>
</html>
`);
