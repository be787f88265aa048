// What the documents for contributors name is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = ['docs/architecture.md', 'contributing.md', 'findings/readme.md'];

describe.each(documents)('%s', (document) => {
	const text = read(document);
	const at = (path: string) => join(root, path);

	it('names files and folders that exist', () => {
		const whole = [...text.matchAll(/`((?:source|test|emulator|docs|findings)\/[\w./-]+)`/g)].map(
			([, path = '']) => path,
		);
		const below = [...text.matchAll(/`((?:azure|model|assessment|changes|storage|ui|report|guides)\/[\w./-]+)`/g)].map(
			([, path = '']) => `source/${path}`,
		);
		const named = [...whole, ...below].filter((path) => !/NAME/.test(path));
		expect(named.filter((path) => !existsSync(at(path)))).toEqual([]);
	});

	it('leads only to files that exist', () => {
		const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path);
		expect(links.filter((path) => !existsSync(join(at(document), '..', path)))).toEqual([]);
	});

	it('names commands that exist', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		const ran = [...text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name);
		expect(ran.filter((name) => !(name in scripts))).toEqual([]);
	});
});

describe('the map', () => {
	it('has every folder', () => {
		const [map = ''] = read('docs/architecture.md').match(/```\n[\s\S]*?```/) ?? [];
		const folders = readdirSync(join(root, 'source')).filter((name) => name !== 'ui');
		const screens = readdirSync(join(root, 'source/ui')).map((name) => `ui/${name}`);
		expect([...folders, ...screens].filter((name) => !map.includes(`source/${name} `))).toEqual([]);
	});
});

describe('a finding', () => {
	const scripts = readdirSync(join(root, 'findings')).filter((name) => name.endsWith('.sh'));

	it.each(scripts)('%s says version, behaviour, guess and whom it hurts, and can fail', (script) => {
		const text = read(`findings/${script}`);
		const [head = ''] = text.split('set -euo pipefail');
		expect(head).toMatch(/^# .*\d+\.\d+\.\d+/m);
		for (const part of ['# What it does:', '# The good guess that is wrong:', '# Whom it hurts:'])
			expect(head).toContain(part);
		expect(text).toMatch(/assert|exit 1/);
	});
});
