#!/usr/bin/env bash
# ink 8.0.0
#
# What it does: useInput gets the text of one read of the terminal as one call. Where the last letter and Enter arrive
# together ("y" and a carriage return, as over a slow line, from a test or a paste without bracketed paste), input is
# "y\r" and key.return is false: no Enter is reported at all. An escape sequence in the same read is split off rightly.
#
# The good guess that is wrong: one call a key, so that `if (key.return)` sees every Enter.
#
# Whom it hurts: people who type a confirmation over a slow connection: nothing happens, and "y\r" stands in the field.
# Also authors who trim what is typed: a pasted line then confirms.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{"private":true,"type":"module","allowScripts":{"node":true}}' > package.json
npm install --silent --no-audit --no-fund node@24.21.0 ink@8.0.0 react@19.3.1
cat > look.mjs <<'JS'
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createElement } from 'react';
import { render, Text, useInput } from 'ink';

const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
stdin.setEncoding('utf8');
terminal.resume();
const calls = [];
let isReady;
const ready = new Promise((resolve) => { isReady = resolve; });
const App = () => {
	useInput((input, key) => {
		if (input === '!') isReady();
		else calls.push(`${JSON.stringify(input)}${key.return ? ' return' : ''}${key.downArrow ? ' down' : ''}`);
	});
	return createElement(Text, null, 'x');
};
const app = render(createElement(App), { stdin, stdout: terminal, patchConsole: false });
const poke = setInterval(() => stdin.write('!'), 20);
await ready;
clearInterval(poke);
const read = async (text) => {
	calls.length = 0;
	stdin.write(text);
	while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
	return calls.join(', ');
};
const seen = { apart: `${await read('y')}, ${await read('\r')}`, together: await read('y\r'), arrow: await read('y\u001B[B') };
console.log(seen);
assert.deepEqual(seen, { apart: '"y", "\\r" return', together: '"y\\r"', arrow: '"y", "" down' });
app.unmount();
process.exit(0);
JS
node_modules/.bin/node look.mjs
echo 'as described'
