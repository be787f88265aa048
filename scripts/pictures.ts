// Walks through the built program and writes what the terminal shows as pictures: `npm run pictures`.
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { languages, loadStrings } from '../source/strings/index.ts';
import { svg } from './svg.ts';
import { openTerminal } from './terminal.ts';
import { type Walk, walks } from './walks.ts';

/** Of the readme. Others: `npm run pictures -- --size 120x40 --out somewhere`. */
const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'pictures' },
		size: { type: 'string', multiple: true, default: ['80x24'] },
		lang: { type: 'string', multiple: true, default: [...languages] },
		walk: { type: 'string', multiple: true, default: walks.map(({ name }) => name) },
	},
});

type Take = { readonly walk: Walk; readonly language: (typeof languages)[number]; readonly size: string };

const take = async ({ walk, language, size }: Take) => {
	const [columns = 80, rows = 24] = size.split('x').map(Number);
	const folder = `${values.out}/${[language, ...(size === '80x24' ? [] : [size])].join('/')}`;
	await mkdir(folder, { recursive: true });
	const terminal = await openTerminal({ arguments: walk.arguments, language, columns, rows });
	try {
		for (const step of walk.steps(await loadStrings(language))) {
			if ('press' in step && step.until) await terminal.pressUntil(step.until, ...step.press);
			else if ('press' in step) await terminal.press(...step.press);
			else if ('see' in step) await terminal.see(...step.see);
			else {
				await terminal.rest();
				const title = ['aoai-keyless', ...walk.arguments].join(' ');
				const picture = svg({ buffer: terminal.buffer(), columns, rows, title, cursor: terminal.cursor() });
				await writeFile(`${folder}/${step.picture}.svg`, picture);
			}
		}
	} finally {
		await terminal.close();
	}
};

for (const size of values.size)
	for (const language of languages.filter((one) => values.lang.includes(one)))
		for (const walk of walks.filter(({ name }) => values.walk.includes(name))) await take({ walk, language, size });
