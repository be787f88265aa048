// The notice stays until the next key. It changes more often than anything else, so it has a context of its own: a
// component that only sets it is not drawn again.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Tone } from './theme.ts';

export type Notice = { readonly text: string; readonly tone: Tone };

export type NoticeActions = {
	/** Shows this text in place of the last notice; undefined removes the notice. */
	readonly notify: (text: string | undefined, tone?: Tone) => void;
	/** Removes the notice if it still shows this text. */
	readonly clearNotice: (text: string) => void;
};

const NoticeContext = createContext<Notice | undefined>(undefined);
const NoticeActionsContext = createContext<NoticeActions | undefined>(undefined);

/** Provides the notice and the functions that show and clear it. */
export const NoticeProvider = ({ children }: { readonly children: ReactNode }) => {
	const [notice, setNotice] = useState<Notice>();
	const actions = useMemo(
		(): NoticeActions => ({
			notify: (text, tone = 'muted') => setNotice(text === undefined ? undefined : { text, tone }),
			clearNotice: (text) => setNotice((now) => (now?.text === text ? undefined : now)),
		}),
		[],
	);
	return (
		<NoticeActionsContext value={actions}>
			<NoticeContext value={notice}>{children}</NoticeContext>
		</NoticeActionsContext>
	);
};

/** Returns the current notice; its reader is drawn again whenever the notice changes. */
export const useNotice = (): Notice | undefined => useContext(NoticeContext);

/** Returns the functions that show and clear the notice: always the same ones. */
export const useNoticeActions = (): NoticeActions => {
	const actions = useContext(NoticeActionsContext);
	if (!actions) throw new Error('a notice outside of its provider');
	return actions;
};
