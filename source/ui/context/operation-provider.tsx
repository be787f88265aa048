// The change in flight, in a context of its own: starting one draws only the screens that speak of it.
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Operation } from './operation.ts';

export type OperationActions = { readonly setOperation: (operation: Operation | undefined) => void };

const OperationContext = createContext<Operation | undefined>(undefined);
const OperationActionsContext = createContext<OperationActions | undefined>(undefined);

type Props = {
	/** Told of each operation that starts. */
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

/** Returns the change in flight, or the last one. */
export const useOperation = (): Operation | undefined => useContext(OperationContext);

/** Returns the way to start one: always the same function. */
export const useOperationActions = (): OperationActions => {
	const actions = useContext(OperationActionsContext);
	if (!actions) throw new Error('an operation outside of its provider');
	return actions;
};
