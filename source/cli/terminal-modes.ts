// Controls the terminal beside what is drawn on it: the clipboard, the mouse, and its restoration.

type TerminalStreams = {
	readonly stdin: { readonly setRawMode: (isRaw: boolean) => unknown };
	readonly stdout: { write: (text: string) => boolean };
	/** Whether tmux is between, which passes on only what comes in its own envelope. */
	readonly isTmux: boolean;
};

/**
 * Returns the functions that change the terminal's modes: mouse reporting, the clipboard, and restoring the terminal at
 * the end.
 */
export const createTerminalModes = ({ stdin, stdout, isTmux }: TerminalStreams) => {
	/** Turns mouse reports on and off: presses and the wheel (1000), as numbers for a window of any size (1006). */
	const pointer = {
		on: () => void stdout.write('\u001B[?1000h\u001B[?1006h'),
		off: () => void stdout.write('\u001B[?1006l\u001B[?1000l'),
	};
	return {
		pointer,
		/** Puts a text on the clipboard with OSC 52. */
		copy: (text: string) => {
			const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
			stdout.write(isTmux ? `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\` : sequence);
		},
		/**
		 * Restores the terminal: no held-back update, no bracketed paste, the primary screen, a visible cursor, cooked
		 * input; and draws nothing from then on.
		 */
		restoreTerminal: () => {
			pointer.off();
			stdout.write('\u001B[?2026l\u001B[?2004l\u001B[?1049l\u001B[?25h');
			stdout.write = () => true;
			stdin.setRawMode(false);
		},
	};
};
