// One component on a screen of its own, without Azure: its frame as lines, for inline snapshots.
import { render } from 'ink-testing-library';
import type { ReactElement, ReactNode } from 'react';
import { type Language, loadStrings } from '../../source/strings/index.ts';
import { NavigationProvider } from '../../source/ui/context/navigation-provider.tsx';
import { type Connection, ConnectionContext, type Shell, ShellContext } from '../../source/ui/context/session.ts';
import { buildConnection, buildShell } from './builders/shell.ts';

export type RenderedComponent = {
	/** What is drawn now, without the blanks at the ends of lines and without colours. */
	readonly frame: () => string;
	readonly rerender: (element: ReactElement) => void;
	readonly write: (text: string) => void;
	readonly unmount: () => void;
};

const escapeSequence = /\u001B\[[0-9;?]*[A-Za-z]|\u001B\]8;[^\u0007]*\u0007/g;

/** `shell` and `connection`: what the program gives the component; what they leave out is that of a practice session. */
export const renderComponent = async (
	element: ReactElement,
	language: Language = 'en',
	shell: Partial<Shell> = {},
	connection: Partial<Connection> = {},
): Promise<RenderedComponent> => {
	const value = buildShell({ strings: await loadStrings(language), ...shell });
	const connected = buildConnection(connection);
	const inShell = (children: ReactNode) => (
		<ShellContext value={value}>
			<ConnectionContext value={connected}>
				<NavigationProvider initialScreens={[{ name: 'subscriptions' }]}>{children}</NavigationProvider>
			</ConnectionContext>
		</ShellContext>
	);
	const { frames, rerender, stdin, unmount } = render(inShell(element));
	return {
		// `lastFrame()` is whatever was written last, which where Ink places the cursor is no frame.
		frame: () =>
			(frames.map((one) => one.replace(escapeSequence, '')).findLast((one) => one !== '') ?? '')
				.split('\n')
				.map((line) => line.trimEnd())
				.join('\n'),
		rerender: (next) => rerender(inShell(next)),
		write: (text) => stdin.write(text),
		unmount,
	};
};

/** The frame alone, taken once: for components that only draw. */
export const renderFrame = async (
	element: ReactElement,
	language?: Language,
	shell?: Partial<Shell>,
	connection?: Partial<Connection>,
) => {
	const component = await renderComponent(element, language, shell, connection);
	const frame = component.frame();
	component.unmount();
	return frame;
};
