// A list of ten thousand: counted in cells that are made and bytes that are written, which do not grow with it.
import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { render } from 'ink';
import { afterEach, describe, expect, it } from 'vitest';
import { type Column, Table } from '../../../source/ui/kit/table.tsx';

type Row = { readonly id: string; readonly name: string; readonly isOn: boolean };

const size = { columns: 100, rows: 31 };
let close: () => void;
afterEach(() => close());

const open = async (count: number) => {
	let cells = 0;
	let bytes = 0;
	const rows = Array.from({ length: count }, (_, index): Row => {
		const id = String(index).padStart(6, '0');
		return { id, name: `ai-${index % 7 === 3 ? '検証' : 'chat'}-${id}`, isOn: index % 3 === 0 };
	});
	const columns: readonly Column<Row>[] = [
		{
			header: 'Name',
			cell: ({ name }) => {
				cells += 1;
				return name;
			},
			rank: 0,
		},
		{
			header: 'Keys',
			cell: ({ isOn }) => (isOn ? 'on' : 'off'),
			tone: ({ isOn }) => (isOn ? 'warning' : 'ok'),
			rank: 0,
		},
		{ header: 'Group', cell: () => 'rg-somewhere-in-production', rank: 1 },
	];
	const stdout = Object.assign(new PassThrough(), { ...size, isTTY: true });
	const terminal = new xterm.Terminal({
		cols: size.columns,
		rows: size.rows,
		allowProposedApi: true,
		convertEol: true,
	});
	stdout.on('data', (chunk: Buffer) => {
		bytes += chunk.length;
		terminal.write(chunk);
	});
	const list = (cursor: number, shown = rows) => (
		<Table
			columns={columns}
			rows={shown}
			sizedBy={rows}
			cursor={cursor}
			area={{ width: size.columns, height: size.rows - 1 }}
			rowKey={({ id }) => id}
			empty="none"
		/>
	);
	const app = render(list(0), {
		stdout: stdout as unknown as NodeJS.WriteStream,
		interactive: true,
		incrementalRendering: true,
		maxFps: 1000,
		patchConsole: false,
	});
	await app.waitUntilRenderFlush();
	close = () => app.unmount();
	return {
		rows,
		screen: async () => {
			await new Promise<void>((resolve) => terminal.write('', resolve));
			const { active } = terminal.buffer;
			return Array.from({ length: size.rows }, (_, at) => active.getLine(active.baseY + at)?.translateToString(true));
		},
		/** Cells made and bytes written by showing it with the cursor there. */
		to: async (cursor: number, shown = rows) => {
			[cells, bytes] = [0, 0];
			app.rerender(list(cursor, shown));
			await app.waitUntilRenderFlush();
			return { cells, bytes };
		},
	};
};

const visible = size.rows - 2;

describe('a list of ten thousand', () => {
	it('makes two lines anew when the cursor moves, and writes little more than them', async () => {
		const list = await open(10_000);
		const { cells, bytes } = await list.to(1);
		expect(cells).toBe(2);
		expect(bytes).toBeGreaterThan(50);
		expect(bytes).toBeLessThan(700);
	});

	it('renders only the visible rows after each jump of the cursor', async () => {
		const list = await open(10_000);
		const { cells, bytes } = await list.to(9_999);
		expect((await list.screen())[visible]).toMatch(/^› ai-\S+-009999 /);
		expect(cells).toBeLessThanOrEqual(visible);
		expect(bytes).toBeLessThan(visible * 200);
	});

	it('makes only what is visible of what a filter leaves, and columns stay where they are', async () => {
		const list = await open(10_000);
		const { cells } = await list.to(
			0,
			list.rows.filter(({ id }) => id.endsWith('42')),
		);
		expect((await list.screen())[1]).toMatch(/^› ai-chat-000042 {2}on /);
		expect(cells).toBeLessThanOrEqual(visible);
	});

	it('writes no more than a list of ten does for the same step', async () => {
		const small = await open(10);
		const few = await small.to(1);
		close();
		const large = await open(10_000);
		const many = await large.to(1);
		expect(many.bytes).toBeLessThanOrEqual(few.bytes * 1.2);
	});

	it('keeps its window while the cursor is in it, and moves by one at its edge', async () => {
		const list = await open(10_000);
		const atEdge = await list.to(visible - 1);
		const over = await list.to(visible);
		expect(atEdge.cells).toBe(2);
		expect(over.cells).toBe(2);
		const screen = await list.screen();
		expect(screen[1]).toContain('-000001 ');
		expect(screen[visible]).toContain(`-0000${visible} `);
	});
});
