// Both languages say everything, in their own words and in one line.
import { describe, expect, it } from 'vitest';
import { en } from '../../source/strings/en/index.ts';
import { languageOf } from '../../source/strings/index.ts';
import { ja } from '../../source/strings/ja/index.ts';

type Leaf = readonly [path: string, value: unknown];

const leaves = (value: unknown, path = ''): readonly Leaf[] =>
	typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
		: [[path, value]];

const spoken = ([path, value]: Leaf): readonly [string, string] => {
	if (typeof value !== 'function') return [path, String(value)];
	if (path === 'checkReason') return [path, value({ id: 'isSettled', met: 'no' }, 'Accepted')];
	if (path === 'verdict.reason') return [path, value('keyVault')];
	if (path === 'manualChecks.skipped') return [path, value('n', 'keyVault')];
	const names = {
		identity: 'vm',
		account: 'aoai',
		principal: 'vm',
		role: 'Reader',
		closed: 'phi',
		host: 'vm',
		kept: '2',
		step: 'x',
		at: '2026',
		problem: 'p',
		by: 'b',
		reason: 'r',
		subdomain: 's',
		endpoint: 'https://s',
		regional: 'https://r',
		kind: 'SpeechServices',
		name: 'n',
		consumer: 'c',
		item: 'i',
		checks: 'x',
		to: 'key1',
		which: 'key2',
		status: '403',
		key: 'Key1',
		other: 'Key2',
	};
	const takesNames = /^(changes|road\.reasons|handOver\.notes)\./.test(path);
	return [path, takesNames ? value(names) : value('1', '2', '3', '4', '5')];
};

/** Names of things that are the same in both languages. */
const same =
	/^(cli\.help\.(titles|join|apart)|lists\.id|access\.requiredAction$|consumers\.(steps\.identityOn|cells\.(unknown|none))|manualChecks\.tickedBy|verdict\.cannotAcceptRisk\.cannotTell|checks\.peopleAsked\.no|shell\.(clouds|when|met\.(yes|no))|application\.your|plan\.check$|symptoms\.status$|cli\.exit|policyTemplates\.forms|reports\.(unreadable$|language))/;

describe('the sentences', () => {
	const english = leaves(en).map(spoken);
	const japanese = new Map(leaves(ja).map(spoken));

	it('exist in Japanese, in Japanese characters', () => {
		const missing = english.filter(([path]) => !same.test(path) && !/[぀-ヿ一-鿿]/.test(japanese.get(path) ?? ''));
		expect(missing.map(([path]) => path)).toEqual([]);
		expect(english.length).toBeGreaterThan(300);
	});

	it('are English in English', () => {
		expect(english.filter(([, text]) => /[぀-ヿ一-鿿]/.test(text))).toEqual([]);
	});

	it('leave no value out in either language', () => {
		for (const [path, text] of [...english, ...japanese]) expect(text, path).not.toMatch(/undefined|\[object/);
	});

	it('are chosen by the environment', () => {
		expect(languageOf({ LANG: 'ja_JP.UTF-8' })).toBe('ja');
		expect(languageOf({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C.UTF-8' })).toBe('en');
		expect(languageOf({ LC_MESSAGES: 'ja' })).toBe('ja');
		expect(languageOf({})).toBe('en');
	});
});
