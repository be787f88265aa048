// Walks through the built program and writes what the terminal shows as pictures: `npm run pictures`.
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { languages } from '../source/strings/index.ts';
import { animation } from './animation.ts';
import type { Frame } from './frame.ts';
import { svg } from './svg.ts';
import { take, titleOf } from './take.ts';
import { demo, walks } from './walks.ts';

/** Of the readme. Every screen in every size: `npm run gallery`. */
const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'pictures' },
		lang: { type: 'string', multiple: true, default: [...languages] },
		walk: { type: 'string', multiple: true, default: walks.map(({ name }) => name) },
	},
});
const size = { columns: 80, rows: 24 } as const;

for (const language of languages.filter((one) => values.lang.includes(one))) {
	const folder = `${values.out}/${language}`;
	await mkdir(folder, { recursive: true });
	for (const walk of walks.filter(({ name }) => values.walk.includes(name))) {
		const title = titleOf(walk);
		const frames: Frame[] = [];
		await take({
			walk,
			language,
			...size,
			onPicture: async (name, terminal) => {
				const frame = terminal.frame();
				frames.push(frame);
				await writeFile(`${folder}/${name}.svg`, svg(frame, title));
			},
		});
		if (walk.name === demo) await writeFile(`${folder}/demo.svg`, animation(frames, title));
	}
}
