import { expect, it } from 'vitest';
import { type Column, Table, type TableProps } from '../../../source/ui/kit/table.tsx';
import { renderFrame } from '../../helpers/render-component.tsx';

type Row = { readonly name: string; readonly keys: string; readonly count: number };

const rows: readonly Row[] = [
	{ name: 'aoai-contoso-chat', keys: 'on', count: 12 },
	{ name: 'コントソ-検証', keys: 'off', count: 3 },
	{ name: 'aoai-contoso-a-name-that-is-too-long-to-be-shown', keys: 'on', count: 104 },
	{ name: 'speech', keys: 'off', count: 0 },
];
const columns: readonly Column<Row>[] = [
	{ header: 'Account', cell: ({ name }) => name, most: 24, rank: 0 },
	{ header: 'Keys', cell: ({ keys }) => keys, rank: 1 },
	{ header: 'Calls', cell: ({ count }) => String(count), align: 'right', rank: 2 },
];
const renderTable = (props: Partial<TableProps<Row>>) =>
	renderFrame(
		<Table
			columns={columns}
			rows={rows}
			cursor={1}
			area={{ width: 50, height: 6 }}
			rowKey={({ name }) => name}
			empty="No accounts"
			{...props}
		/>,
	);

it('keeps columns straight in every script, and shortens what is too long', async () => {
	expect(await renderTable({})).toMatchInlineSnapshot(`
		"  Account                   Keys  Calls
		  aoai-contoso-chat         on       12
		› コントソ-検証             off       3
		  aoai-contoso-a-name-th..  on      104
		  speech                    off       0
		"
	`);
});

it('leaves out the columns of the highest rank where room is short', async () => {
	expect(await renderTable({ area: { width: 34, height: 6 } })).toMatchInlineSnapshot(`
		"  Account                   Keys
		  aoai-contoso-chat         on
		› コントソ-検証             off
		  aoai-contoso-a-name-th..  on
		  speech                    off
		"
	`);
});

it('marks the selected rows', async () => {
	expect(await renderTable({ selected: new Set(['speech', 'aoai-contoso-chat']) })).toMatchInlineSnapshot(`
		"    Account                   Keys  Calls
		  ✔ aoai-contoso-chat         on       12
		›   コントソ-検証             off       3
		    aoai-contoso-a-name-th..  on      104
		  ✔ speech                    off       0
		"
	`);
});

it('shows the rows around the cursor', async () => {
	expect(await renderTable({ cursor: 3, area: { width: 50, height: 3 } })).toMatchInlineSnapshot(`
		"  Account                   Keys  Calls
		  aoai-contoso-a-name-th..  on      104
		› speech                    off       0"
	`);
});

it('says that there is nothing', async () => {
	expect(await renderTable({ rows: [], sizedBy: rows, cursor: -1 })).toMatchInlineSnapshot(`
		"  Account                   Keys  Calls
		  No accounts



		"
	`);
});
