// A running copy that does nothing but write to the journal: a note a line. `node … <file> <name> <count>`
import { openJournal } from '../../source/storage/journal.ts';

const [file = '', name = '', count = ''] = process.argv.slice(2);
let id = 0;
const journal = openJournal({ file, clock: Date.now, newId: () => `${name}-${id++}`, program: 'test' });
try {
	for (let line = 0; line < Number(count); line += 1) {
		// Of different lengths, some longer than a page of memory.
		await journal.recordNote('x'.repeat((line * 37) % 5000), { kind: 'nothingCalls' }, name);
	}
	process.stdout.write('done');
} catch (error) {
	process.stdout.write(JSON.stringify({ kind: (error as { kind?: string }).kind, message: (error as Error).message }));
}
