// Where lines end: nothing is lost, nothing is too wide, and no line begins or ends where none may.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../source/shared/display-width.ts';
import { wrap } from '../../source/shared/wrap.ts';
import { en } from '../../source/strings/en/index.ts';
import { ja } from '../../source/strings/ja/index.ts';
import { layOut } from '../../source/ui/kit/text.ts';

const sentences = (value: unknown): readonly string[] =>
	typeof value === 'string'
		? [value]
		: typeof value === 'object' && value !== null
			? Object.values(value).flatMap(sentences)
			: [];

const squeezed = (text: string) => text.replaceAll(/\s+/g, '');
const widths = [40, 56, 60, 78, 80, 118] as const;

describe.each([
	['English', sentences(en)],
	['Japanese', sentences(ja)],
])('lines of %s', (_, all) => {
	const lines = widths.flatMap((width) => all.map((text) => ({ text, width, lines: wrap(text, width) })));

	it('say all of it, in the room there is', () => {
		expect(lines.length).toBeGreaterThan(1000);
		for (const { text, width, lines: found } of lines) {
			expect(squeezed(found.join(''))).toBe(squeezed(text));
			expect(Math.max(...found.map(widthOf))).toBeLessThanOrEqual(width);
		}
	});

	it('begin with no closing mark, no small kana and no particle, and end with no opening bracket', () => {
		const begun = lines.flatMap(({ lines: found }) => found.slice(1));
		expect(
			begun.filter((line) => /^[、。，．・：；？！）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ)\].,:;!?]/.test(line)),
		).toEqual([]);
		expect(
			begun.filter((line) => /^(は|が|を|に|で|と|も|の|へ|や|から|まで|より)(?=[^\p{Script=Hiragana}])/u.test(line)),
		).toEqual([]);
		const ended = lines.flatMap(({ lines: found }) => found.slice(0, -1));
		expect(ended.filter((line) => /[（「『【([]$/.test(line))).toEqual([]);
	});

	it('break no word of Latin letters, no number off its unit, and no katakana word', () => {
		for (const { text, lines: found } of lines)
			found.slice(1).forEach((line, at) => {
				const end = found[at] ?? '';
				// Not where a space stood.
				const isInside = text.includes(end.slice(-6) + line.slice(0, 6));
				expect([isInside && /[!-~]$/.test(end) && /^[!-~]/.test(line), end, line]).toEqual([false, end, line]);
				expect([isInside && /[ァ-ヴー]$/.test(end) && /^[ァ-ヴー]/.test(line), end, line]).toEqual([false, end, line]);
				expect(/\d$/.test(end) && /^(分|時間|秒|日|件|個|行|文字)/.test(line)).toBe(false);
			});
	});
});

it('breaks no word that the segmenter takes for two', () => {
	for (const text of [
		'設定を変更したあとでアプリを再起動します',
		'分かるものを追加するか、呼び出し元がないことを記録',
		'キーを無効にすると誰も呼び出せなくなります',
		'切り替えたあとの可用性を確認します',
	])
		for (let width = 24; width < 40; width += 1)
			for (const line of wrap(text, width)) expect(line).not.toMatch(/(再|呼び|出し|可用)$/);
});

it('keeps every letter of any text, however it has to be broken', () => {
	const piece = fc.constantFrom(
		'vm-chat-prod',
		' ',
		'が',
		'サブドメイン',
		'割り当て',
		'。',
		'「',
		'」',
		'a',
		'10',
		'分',
		'/subscriptions/',
		'😀',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 10, max: 60 }), (pieces, width) => {
			const text = pieces.join('');
			const found = wrap(text, width);
			expect(squeezed(found.join(''))).toBe(squeezed(text));
			for (const line of found) expect(widthOf(line)).toBeLessThanOrEqual(width);
		}),
	);
});

const shown = (blocks: Parameters<typeof layOut>[0], width: number) =>
	layOut(blocks, width, (text) => text).map((segments) =>
		segments
			.map(({ text }) => text)
			.join('')
			.trimEnd(),
	);

describe('what is laid out', () => {
	it('goes on beside its name', () => {
		expect(shown([{ name: 'Tags', beside: 8, text: 'team=chat  env=prod  owner=ops' }], 24)).toEqual([
			'Tags    team=chat',
			'        env=prod',
			'        owner=ops',
		]);
	});

	it('stands below its name where a word would be broken beside it', () => {
		expect(shown([{ name: 'Endpoint', beside: 12, text: 'https://a.example/' }], 24)).toEqual([
			'Endpoint',
			'  https://a.example/',
		]);
	});

	it('goes on below where a part finds no room, and is never cut', () => {
		const row = [
			{ text: 'service principal  ' },
			{ text: '0f0f0f0f-0000-4000 ' },
			{ text: 'Cognitive Services OpenAI User' },
		];
		expect(shown([{ row, indent: 2 }], 80)).toEqual([
			'  service principal  0f0f0f0f-0000-4000 Cognitive Services OpenAI User',
		]);
		expect(shown([{ row, indent: 2 }], 40)).toEqual([
			'  service principal  0f0f0f0f-0000-4000',
			'    Cognitive Services OpenAI User',
		]);
		const long = [{ text: '✔ ' }, { text: 'The account has a custom subdomain' }, { text: '  yes' }];
		expect(shown([{ row: long }], 24)).toEqual(['✔ The account has a', '  custom subdomain  yes']);
		expect(shown([{ row, indent: 2 }], 26)).toEqual([
			'  service principal',
			'    0f0f0f0f-0000-4000',
			'    Cognitive Services',
			'    OpenAI User',
		]);
	});
});
