// Reads the mouse where a person asked for it. Ink drops its reports, so they are read beside Ink: `data` carries the
// same bytes.
import { useStdin } from 'ink';
import { useEffect, useEffectEvent } from 'react';
import { useShell } from '../context/session.ts';

/** A turn of the wheel, up (-1) or down (1), or a press on a row, from 0 at the top. */
export type MouseInput = { readonly wheel: -1 | 1 | undefined; readonly row: number };

/** SGR reports (xterm's mode 1006): button; column; row; M for a press, m for its end. */
const sgrReportPattern = /\u001B\[<(\d+);\d+;(\d+)([Mm])/g;
const partialReportPattern = /\u001B(?:\[(?:<[\d;]*)?)?$/;

const wheelDirections: Readonly<Record<string, -1 | 1>> = { 64: -1, 65: 1 };

/** Returns presses of the left button and turns of the wheel; other reports mean nothing here. */
const parseMouseInput = (text: string): readonly MouseInput[] =>
	[...text.matchAll(sgrReportPattern)].flatMap(([, button = '', row = '', end]) =>
		end === 'M' && (button === '0' || button in wheelDirections)
			? [{ wheel: wheelDirections[button], row: Number(row) - 1 }]
			: [],
	);

/** Calls `onPointer` for each press and each turn of the wheel, where the terminal reports the mouse. */
export const useMouse = (onPointer: (pointer: MouseInput) => void): void => {
	const { mouseReporting } = useShell();
	const { stdin } = useStdin();
	const handle = useEffectEvent(onPointer);
	useEffect(() => {
		if (!mouseReporting) return;
		let rest = '';
		const read = (bytes: string | Uint8Array) => {
			const text = rest + String(bytes);
			for (const one of parseMouseInput(text)) handle(one);
			// A report may arrive in two pieces.
			rest = partialReportPattern.exec(text)?.[0] ?? '';
		};
		stdin.on('data', read);
		return () => void stdin.off('data', read);
	}, [stdin, mouseReporting]);
};
