// Whatever a name from Azure holds, in code it stays a value.
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeSampleInput, inferenceApiVersion } from '../../source/guides/samples/code-sample.ts';
import { codeSamples } from '../../source/guides/samples/code-samples.ts';
import {
	quoteFish,
	quotePosix,
	quotePosixWord,
	quotePowerShell,
	stringLiteral,
} from '../../source/shared/shell-quoting.ts';

const nasty = [
	'a"b',
	"it's",
	// biome-ignore lint/suspicious/noTemplateCurlyInString: a value that looks like code is what this is about
	'$(echo x)`id`${x}$x',
	'\\',
	'\\"',
	'\\u0022 + evil() + \\u0022',
	'line\nbreak\r\t\u2028\u2029\u0085',
	'right\u202Eleft\u2066',
	'%s {0} {{x}} #{x}',
	'日本語😀',
	'\uD83D alone',
	'-d @/etc/passwd',
	'a?b&c=d#e/../f',
];

const anything = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' }), fc.string());

/** The escapes that Python, JavaScript, C#, Java and Go all know, and nothing else; undefined when it is not one literal. */
const readAlike = (literal: string): string | undefined => {
	const body = /^"((?:[^"\\\p{Cc}\u2028\u2029]|\\["\\bfnrt]|\\u[0-9a-f]{4})*)"$/u.exec(literal)?.[1];
	return body?.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code?: string, letter = '') => {
		const plain: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
		return code ? String.fromCharCode(Number.parseInt(code, 16)) : (plain[letter] ?? letter);
	});
};

describe('a value in double quotes', () => {
	it('is read back as itself in every language, and ends where it ends', () => {
		fc.assert(
			fc.property(anything, (text) => {
				expect(readAlike(stringLiteral(text))).toBe(text.toWellFormed());
			}),
		);
	});

	it('has no escape that Java, which reads them before anything else, would take for a quote or the end of a line', () => {
		fc.assert(
			fc.property(anything, (text) => {
				expect(stringLiteral(text).replaceAll('\\\\', '')).not.toMatch(/\\u00(22|5c|0a|0d)/i);
			}),
		);
	});

	it('has no half of a character, which Go refuses, and nothing that hides', () => {
		fc.assert(
			fc.property(anything, (text) => {
				expect(stringLiteral(text).replaceAll('\\\\', '')).not.toMatch(/\\ud[89a-f]/i);
				expect(stringLiteral(text)).not.toMatch(/[\u0085\u200B-\u200F\u2028-\u202E\u2066-\u2069]/);
			}),
		);
	});
});

describe('a value for the shell', () => {
	it('is one word and nothing else', () => {
		const values = [...nasty, ...fc.sample(anything, 200)].map((text) => text.toWellFormed().replaceAll('\0', ''));
		for (const quote of [quotePosix, quotePosixWord]) {
			const script = `printf '%s\\0' ${values.map(quote).join(' ')}`;
			expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(`${values.join('\0')}\0`);
		}
	});
	it('has no quotes where it needs none', () => {
		expect(['/subscriptions/s-1', 'a=b', 'ja', ''].map(quotePosixWord)).toEqual([
			'/subscriptions/s-1',
			'a=b',
			'ja',
			"''",
		]);
		expect(quotePosixWord('=ls'), 'zsh expands it to a path').toBe("'=ls'");
	});
	it('escapes what fish and PowerShell read in single quotes', () => {
		expect(quoteFish("it's \\n")).toBe("'it\\'s \\\\n'");
		expect(quotePowerShell("it's ‘so’")).toBe("'it''s ‘‘so’’'");
	});
});

const input: CodeSampleInput = {
	endpoint: 'https://aoai.openai.azure.com/',
	deployment: 'PLAIN',
	apiVersion: inferenceApiVersion,
	scope: 'https://cognitiveservices.azure.com/.default',
	clientId: 'CLIENT',
};

describe('a sample', () => {
	it('differs by the literal alone, for any name of the deployment', () => {
		fc.assert(
			fc.property(anything, (deployment) => {
				const name = deployment.toWellFormed();
				const plain = codeSamples(input);
				codeSamples({ ...input, deployment: name }).forEach((sample, index) => {
					// In a shell the name is a part of an address; elsewhere it is a literal of its own.
					const [mine, theirs] = sample.id.startsWith('curl')
						? [`deployments/${quotePosix(encodeURIComponent(name)).slice(1)}`, "deployments/PLAIN'"]
						: [stringLiteral(name), '"PLAIN"'];
					const expected = plain[index]?.after.map((line) => line.replace(theirs, () => mine));
					expect(sample.after).toEqual(expected);
					expect(sample.after.join('\n')).toContain(mine);
				});
			}),
		);
	});
});
