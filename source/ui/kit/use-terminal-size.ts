import { useStdout } from 'ink';
import { useMemo, useSyncExternalStore } from 'react';

/**
 * Returns the columns and rows of the terminal. Ink's own hook learns of a new size only after Ink has painted the old
 * layout once more, which is taller than a window that has shrunk; this one hears of it first, and show.tsx paints in
 * between.
 */
export const useTerminalSize = (): { readonly columns: number; readonly rows: number } => {
	const stdout = useStdout().stdout as NodeJS.WriteStream;
	const subscribe = useMemo(
		() => (listener: () => void) => {
			stdout.prependListener('resize', listener);
			return () => stdout.off('resize', listener);
		},
		[stdout],
	);
	const size = useSyncExternalStore(subscribe, () => `${stdout.columns || 80} ${stdout.rows || 24}`);
	const [columns = 80, rows = 24] = size.split(' ').map(Number);
	return { columns, rows };
};
