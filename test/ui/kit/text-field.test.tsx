// A text field is the last of a frame's status lines: what is typed goes there, and the cursor stands behind it.

import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Frame } from '../../../source/ui/kit/frame.tsx';
import { fieldLine } from '../../../source/ui/kit/text.ts';
import { expectEventually } from '../../helpers/expect-eventually.ts';
import { type RenderedComponent, renderComponent } from '../../helpers/render-component.tsx';

let component: RenderedComponent | undefined;
afterEach(() => component?.unmount());

const Question = ({ label }: { readonly label: string }) => {
	const [value, setValue] = useState('');
	return (
		<Frame breadcrumbs={[]} actions={[]} field={{ label, value, onChange: setValue }}>
			{() => null}
		</Frame>
	);
};

const lastLines = () => component?.frame().split('\n').slice(-2);

it('takes letters, of any language, and gives up the last one for Backspace', async () => {
	component = await renderComponent(<Question label="Name:" />);
	for (const letter of 'aoai検') component.write(letter);
	await expectEventually(() => component?.frame()).toContain('Name: aoai検');
	component.write('\u007F');
	await expectEventually(lastLines).toContain('Name: aoai');
});

it.each([
	[40, 'Filter: aoai-contoso-chat'],
	[20, 'Filter: ..toso-chat'],
])('in %i columns keeps the end of what was typed in sight: %s', (width, line) => {
	expect(fieldLine({ label: 'Filter:', value: 'aoai-contoso-chat' }, width)).toBe(line);
});
