// The line that stays until the next key. It changes more often than anything else, so it has a context of its own: who
// says something is not drawn again because something was said.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Tone } from './theme.ts';

export type Notice = { readonly text: string; readonly tone: Tone };

export type NoticeActions = {
	/** Shows the text in place of what was said before; undefined takes it away. */
	readonly notify: (text: string | undefined, tone?: Tone) => void;
	/** Takes that text away if it is still the one that is shown. */
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

/** What is said now; who takes it is drawn again whenever that changes. */
export const useNotice = (): Notice | undefined => useContext(NoticeContext);

/** The ways to say something: always the same functions. */
export const useNoticeActions = (): NoticeActions => {
	const actions = useContext(NoticeActionsContext);
	if (!actions) throw new Error('a notice outside of its provider');
	return actions;
};
