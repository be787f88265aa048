// The pictures of the readmes: every piece of text stands at its column, however wide its characters are.
import xterm from '@xterm/headless';
import { expect, it } from 'vitest';
import { animation } from '../../scripts/animation.ts';
import { frameOf, runsOf } from '../../scripts/frame.ts';
import { svg } from '../../scripts/svg.ts';

const drawn = async (text: string) => {
	const terminal = new xterm.Terminal({ cols: 40, rows: 2, allowProposedApi: true });
	await new Promise<void>((resolve) => terminal.write(text, resolve));
	return terminal.buffer.active;
};

const placed = async (text: string) =>
	runsOf(await drawn(text), 0, 40).map(({ text, column, width }) => [text, column, width]);

it('places Japanese, marks and what follows them by the columns of the terminal', async () => {
	expect(await placed('rg-検証  abc ✔ 無効 x')).toEqual([
		['rg-', 0, 3],
		['検証', 3, 4],
		['abc', 9, 3],
		['✔', 13, 1],
		['無効', 15, 4],
		['x', 20, 1],
	]);
});

it('keeps words of one colour together, and spaces that have a ground of their own', async () => {
	expect(await placed('two words   \u001B[7m on it \u001B[0m')).toEqual([
		['two words', 0, 9],
		[' on it ', 12, 7],
	]);
});

it('draws colours, weight and what a tag would be, and the same again', async () => {
	const picture = frameOf(await drawn('\u001B[1;36m<a>\u001B[0m \u001B[2m&\u001B[0m'), 40, 2);
	expect(svg(picture, 't')).toContain('fill="#00cdcd" class="b" textLength="25.29">&lt;a&gt;</text>');
	expect(svg(picture, 't')).toContain('class="d">&amp;</text>');
	expect(svg(picture, 't')).toBe(svg(picture, 't'));
});

it('plays frames one after another, each in its turn', async () => {
	const frames = [frameOf(await drawn('one'), 40, 2), frameOf(await drawn('two'), 40, 2)];
	const played = animation(frames, 't');
	expect(played.match(/animation-delay:[\d.]+s/g)).toEqual(['animation-delay:0.0s', 'animation-delay:3.5s']);
	expect(played).toContain('animation:f 7.0s step-end infinite');
	expect(played.indexOf('>one<')).toBeLessThan(played.indexOf('>two<'));
});
