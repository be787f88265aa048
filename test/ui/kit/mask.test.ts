// What a shared screen covers is covered before a text is measured, wrapped or cut: no part of an id is left standing.
import { describe, expect, it } from 'vitest';
import { createMask } from '../../../source/shared/redact-identifiers.ts';
import { type Block, layOut } from '../../../source/ui/kit/text.ts';

const id = '0f3b6c9d-1111-4222-8333-944455556666';
const mask = createMask();
mask.addNames('Contoso Ltd');

const draw = (block: Block, width: number): string =>
	layOut([block], width, mask.apply)
		.map((segments) => segments.map(({ text }) => text).join(''))
		.join('\n');

describe('a block under the mask', () => {
	const blocks: Readonly<Record<string, Block>> = {
		text: { text: `the tenant ${id} of Contoso Ltd` },
		row: { row: [{ text: 'the tenant ' }, { text: `${id} of Contoso Ltd` }] },
		code: { code: `az account set --tenant ${id} --name 'Contoso Ltd'` },
		'a text beside its name': { name: `Contoso Ltd ${id}`, beside: 12, text: `${id} of Contoso Ltd` },
	};
	it.each(Object.keys(blocks))('shows no part of an id or a name, however narrow: %s', (kind) => {
		const block = blocks[kind] ?? { text: '' };
		for (let width = 12; width < 80; width += 1) expect(draw(block, width)).not.toMatch(/0f3b|9444|Contoso|Ltd/);
	});

	it('stays as wide as it was', () => {
		const [plain = '', masked = ''] = [(text: string) => text, mask.apply].map((apply) =>
			layOut([{ text: `${id} Contoso Ltd` }], 80, apply)
				.flat()
				.map(({ text }) => text)
				.join(''),
		);
		expect(masked.length).toBe(plain.length);
	});

	it('shows the name to type as it is', () => {
		expect(draw({ text: 'Contoso Ltd', isPlain: true }, 40)).toBe('Contoso Ltd');
	});
});
