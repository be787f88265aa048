// Every screen, in every size, language and way of drawing, from real runs, to leaf through: `npm run gallery`.
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { languages, loadStrings } from '../source/strings/index.ts';
import { galleryPage, type Shot } from './gallery-page.ts';
import { type Drawing, faultsOf } from './measure.ts';
import { svg } from './svg.ts';
import { take, titleOf } from './take.ts';
import { tour } from './tour.ts';

const sizes = ['60x15', '80x24', '120x40', '200x60'] as const;

type Way = { readonly environment?: Readonly<Record<string, string>>; readonly flags?: readonly string[] };

const ways: Readonly<Record<Drawing, Way>> = {
	colour: {},
	'no-colour': { environment: { NO_COLOR: '1' } },
	'screen-reader': { flags: ['--screen-reader'] },
};

const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'gallery' },
		lang: { type: 'string', multiple: true, default: [...languages] },
		way: { type: 'string', multiple: true, default: Object.keys(ways) },
		size: { type: 'string', multiple: true, default: [...sizes] },
		screen: { type: 'string', multiple: true, default: tour.map(({ name }) => name) },
	},
});

const shots: Shot[] = [];
const missed: string[] = [];
const faults: string[] = [];

const walks = tour.filter(({ name }) => values.screen.includes(name));
for (const language of languages.filter((one) => values.lang.includes(one))) {
	const strings = await loadStrings(language);
	for (const [way, { environment, flags }] of (Object.entries(ways) as [Drawing, Way][]).filter(([name]) =>
		values.way.includes(name),
	))
		for (const walk of walks) {
			const shoot = async (name: string, terminal: Parameters<Parameters<typeof take>[0]['onPicture']>[1]) => {
				for (const size of values.size) {
					const [columns = 80, rows = 24] = size.split('x').map(Number);
					await terminal.resize(columns, rows);
					const file = `${language}/${way}/${size}/${name}.svg`;
					await mkdir(`${values.out}/${language}/${way}/${size}`, { recursive: true });
					await writeFile(`${values.out}/${file}`, svg(terminal.frame(), titleOf(walk)));
					shots.push({ screen: name, language, way, size, file });
					const { quotes, lists } = walk;
					const screen = { buffer: terminal.buffer(), columns, rows, drawing: way, strings, quotes, lists };
					faults.push(...faultsOf(screen).map((fault) => `${file}: ${fault}`));
				}
			};
			// One screen that cannot be reached must not cost the others their pictures.
			await take({ walk, language, environment, flags, columns: 80, rows: 24, onPicture: shoot }).catch(
				(error: unknown) => {
					missed.push(`${language} ${way} ${walk.name}: ${error instanceof Error ? error.message : String(error)}`);
				},
			);
			process.stderr.write(`\r${shots.length} pictures, ${language} ${way} ${walk.name}\u001B[K`);
		}
}

await writeFile(`${values.out}/index.html`, galleryPage(shots));
process.stderr.write('\n');
console.log(`${shots.length} pictures of ${walks.length} screens; leaf through them in ${values.out}/index.html`);
for (const one of faults) console.error(one);
for (const one of missed) console.error(`missed: ${one}`);
process.exitCode = missed.length + faults.length > 0 ? 1 : 0;
