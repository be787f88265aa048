// The program on a terminal: Ink with the settings that a full screen needs.
import { type Instance, render } from 'ink';
import { App, type AppProps } from './app.tsx';

export type TerminalStreams = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
};

/** `isRead`: for a screen reader, as lines of text on the screen that the shell is on (Ink’s own INK_SCREEN_READER too). */
export const show = (props: AppProps, streams: TerminalStreams, isScreenReader: boolean): Instance => {
	const tree = <App {...props} />;
	// Ahead of Ink's own listener: what `useSize` heard is drawn before Ink paints for the new size.
	streams.stdout.on('resize', () => app.rerender(tree));
	const app = render(tree, {
		...streams,
		isScreenReaderEnabled: isScreenReader,
		alternateScreen: !isScreenReader,
		incrementalRendering: !isScreenReader,
		// Whoever calls has made sure of a terminal, so the CI variable must not make Ink think otherwise.
		interactive: true,
		exitOnCtrlC: false,
		// Ink's default of 30 makes a key wait up to 33 ms for its frame. Nothing here draws by itself, so a frame a key it is.
		maxFps: 1000,
	});
	return app;
};
