// What SECURITY.md promises names the test that holds it, and everything it names is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const rows = text
	.split('\n')
	.filter((line) => line.startsWith('| ') && !/^\| (---|promise|\*\*)/.test(line))
	.map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')) as [string, string]);

const filesIn = (of: string) => [...of.matchAll(/`((?:test|source|scripts)\/[^`]+)`/g)].map(([, file]) => file ?? '');

describe('SECURITY.md', () => {
	it('names for each promise a test that exists and tests something', () => {
		expect(rows.length).toBeGreaterThan(30);
		for (const [promise, held] of rows) {
			const tests = filesIn(held).filter((file) => /\.test\.tsx?$/.test(file));
			expect(tests, promise).not.toEqual([]);
			for (const file of tests)
				expect(readFileSync(join(root, file), 'utf8'), file).toMatch(/\b(it|test)(\.\w+)*(\(|`)/);
		}
	});

	it('names files and commands that exist', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
		expect(filesIn(text).filter((file) => !existsSync(join(root, file)))).toEqual([]);
		const commands = [...text.matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name ?? '');
		expect(commands.length).toBeGreaterThan(4);
		expect(commands.filter((name) => !(name in scripts) && name !== 'audit')).toEqual([]);
	});

	it('speaks of dependencies as they are: none at run time, each pinned with its checksum', () => {
		const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
			packages: Record<string, { readonly integrity?: string; readonly link?: boolean; readonly resolved?: string }>;
		};
		const { '': ours, ...others } = lock.packages;
		expect(ours).not.toHaveProperty('dependencies');
		// The emulator is a folder of ours, linked; everything else comes from a registry.
		const ofOurs = Object.entries(others).flatMap(([path, { link, resolved }]) => (link ? [path, resolved] : []));
		expect(ofOurs).toEqual(['node_modules/azure-ai-emulator', 'emulator']);
		expect(Object.entries(others).filter(([path, { integrity }]) => !integrity && !ofOurs.includes(path))).toEqual([]);
		expect(Object.keys(others).length).toBeGreaterThan(100);
	});
});
