import { expect, it } from 'vitest';
import { FixedLines, Lines } from '../../../source/ui/kit/lines.tsx';
import type { Block } from '../../../source/ui/kit/text.ts';
import { renderFrame } from '../../helpers/render-component.tsx';

const blocks: readonly Block[] = [
	{ text: '✔ A text goes on behind its mark where the line ends' },
	{ name: 'Endpoint', beside: 10, text: 'https://aoai-contoso-chat.openai.azure.com/' },
	{ name: 'Group', beside: 10, text: 'rg-contoso-prod' },
	{ row: [{ text: 'one part, ' }, { text: 'another that finds no room' }] },
	{ code: 'az cognitiveservices account list --query "[].name"' },
	{ text: '日本語の文は単語の間に空白がなくても折り返す' },
];

const area = (height: number, offset = 0) => ({ width: 32, height, offset, setScrollLimit: () => undefined });

it('wraps every kind of block and cuts none', async () => {
	expect(await renderFrame(<Lines blocks={blocks} area={area(15)} />)).toMatchInlineSnapshot(`
		"✔ A text goes on behind its mark
		  where the line ends
		Endpoint
		  https://aoai-contoso-chat.
		  openai.azure.com/
		Group     rg-contoso-prod
		one part,
		  another that finds no room
		az cognitiveservices account
		»  list --query "[].name"
		日本語の文は単語の
		間に空白がなくても折り返す


		"
	`);
});

it('shows a part of what is longer than the area, and says which', async () => {
	expect(await renderFrame(<Lines blocks={blocks} area={area(4, 2)} />, 'ja')).toMatchInlineSnapshot(`
		"Endpoint
		  https://aoai-contoso-chat.
		  openai.azure.com/
		▾ 続きは PgDn   3-5 / 12"
	`);
	expect(await renderFrame(<Lines blocks={blocks} area={area(4, 2)} />)).toMatchInlineSnapshot(`
		"Endpoint
		  https://aoai-contoso-chat.
		  openai.azure.com/
		▾ more below: PgDn   3-5 / 12"
	`);
});

it('keeps the rows of what does not scroll', async () => {
	expect(await renderFrame(<FixedLines blocks={blocks} width={32} height={2} />)).toMatchInlineSnapshot(`
		"✔ A text goes on behind its mark
		  where the line ends"
	`);
});
