// Provides the operation in a context of its own: starting one draws only the screens that read it.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Operation } from './operation.ts';

export type OperationActions = { readonly setOperation: (operation: Operation | undefined) => void };

const OperationContext = createContext<Operation | undefined>(undefined);
const OperationActionsContext = createContext<OperationActions | undefined>(undefined);

type Props = {
	/** Called with each operation that starts. */
	readonly onOperation?: OperationActions['setOperation'];
	readonly children: ReactNode;
};

/** Provides the current operation and the function that starts one. */
export const OperationProvider = ({ onOperation, children }: Props) => {
	const [operation, setState] = useState<Operation>();
	const actions = useMemo(
		(): OperationActions => ({
			setOperation: (next) => {
				setState(next);
				onOperation?.(next);
			},
		}),
		[onOperation],
	);
	return (
		<OperationActionsContext value={actions}>
			<OperationContext value={operation}>{children}</OperationContext>
		</OperationActionsContext>
	);
};

/** Returns the running operation, or the last one. */
export const useOperation = (): Operation | undefined => useContext(OperationContext);

/** Returns the function that starts an operation: always the same one. */
export const useOperationActions = (): OperationActions => {
	const actions = useContext(OperationActionsContext);
	if (!actions) throw new Error('an operation outside of its provider');
	return actions;
};
