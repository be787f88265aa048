import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../source/cli/parse.ts';
import { resumeFlags } from '../../source/cli/resume-command.ts';
import { defaultOptions } from '../../source/cli/start-screens.ts';
import { resumeCommand } from '../../source/guides/resume-command.ts';
import { en } from '../../source/strings/en/index.ts';

it('takes an empty command line for what reading it would give', () => {
	expect(parseCommandLine([], en, '1.0.0')).toEqual(defaultOptions);
});

/** A value for each flag that takes one, where some word does not do. */
const values: Readonly<Record<string, string>> = {
	'--lang': 'ja',
	'--cloud': 'usgov',
	'--pace': 'azure',
	'--lesson': 'article',
	'--scale': '2x3',
	'--seed': '4',
	'--latency': '5',
};

/** Where it was, what is secret, what covers ids, faults that the tenant keeps for itself, and what opens no screen. */
const notSaid = [
	'--subscription',
	'--account',
	'--token',
	'--present',
	'--fault',
	'--serve',
	'--port',
	'--help',
	'--version',
];

describe.each([
	['azure', []],
	['practice', ['practice']],
] as const)('the command to return to %s', (mode, command) => {
	const help = parseCommandLine([...command, '--help'], en, '1.0.0');
	const flags = [...(help.do === 'print' ? help.text : '').matchAll(/^ +(?:-\w, )?(--[a-z-]+)(.*)/gm)].filter(
		([, flag = '']) => !notSaid.includes(flag),
	);

	it.each(flags.map(([, flag = '', rest = '']) => [flag, rest] as const))(
		'has %s, where it was given',
		(flag, rest) => {
			const value = /^ [<[]/.test(rest) ? [values[flag] ?? 'word'] : [];
			const other = flag === '--seed' ? ['--scale', '2x3'] : [];
			const asked = parseCommandLine([...command, flag, ...value, ...other], en, '1.0.0');
			if (asked.do !== 'azure' && asked.do !== 'practice') throw new Error(JSON.stringify(asked));
			const said = resumeFlags(asked, mode, asked.do === 'azure' ? asked.tenant : undefined)[flag.slice(2)];
			expect(String(said)).toBe(value[0] ?? 'true');
		},
	);

	it('has no other flag than those that were given', () => {
		expect(flags.length).toBeGreaterThan(8);
		const asked = parseCommandLine([...command], en, '1.0.0');
		if (asked.do !== 'azure' && asked.do !== 'practice') throw new Error(JSON.stringify(asked));
		expect(Object.values(resumeFlags(asked, mode, undefined)).filter(Boolean)).toEqual([]);
	});
});

it.each(['-owner', '--lang', '-', "-it's a b"])(
	'a value that begins with a dash, %s, comes back as it was',
	(value) => {
		const command = resumeCommand({ accountId: value, mode: 'azure', flags: { 'owner-tag': value } });
		expect(command).toContain('--owner-tag=');
		// As a shell hands the words over.
		const words = [...command.matchAll(/(?:\\'|'[^']*'|[^\s'])+/g)].map(([word]) =>
			word.replaceAll(/\\'|'([^']*)'/g, (_, inner?: string) => inner ?? "'"),
		);
		const parsed = parseCommandLine(
			words.slice(1).filter((word) => !word.startsWith('--account')),
			en,
			'1.0.0',
		);
		expect(parsed).toMatchObject({ do: 'azure', ownerTag: value });
	},
);
