// The program on a terminal: Ink with the settings that a full screen needs.
import { type Instance, render } from 'ink';
import { App, type AppProps } from './app.tsx';

export type TerminalStreams = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
};

/**
 * Shows the program on a terminal; returns Ink's instance. `isScreenReader`: it draws lines of text on the shell's own
 * screen (as Ink's INK_SCREEN_READER does).
 */
export const show = (props: AppProps, streams: TerminalStreams, isScreenReader: boolean): Instance => {
	const tree = <App {...props} />;
	// This listener runs before Ink's own: the new layout is drawn before Ink paints for the new size.
	streams.stdout.on('resize', () => app.rerender(tree));
	const app = render(tree, {
		...streams,
		isScreenReaderEnabled: isScreenReader,
		alternateScreen: !isScreenReader,
		incrementalRendering: !isScreenReader,
		// The caller has made sure of a terminal, so the CI variable must not make Ink think otherwise.
		interactive: true,
		exitOnCtrlC: false,
		// Ink's default of 30 makes a key wait up to 33 ms for its frame. Here each key draws one frame, and nothing draws
		// by itself.
		maxFps: 1000,
	});
	return app;
};
