import { useEffect, useRef } from 'react';
import type { Strings } from '../../strings/index.ts';
import type { Route } from '../context/navigation.ts';
import { countOutcomes, type Operation } from '../context/operation.ts';
import type { Shell } from '../context/session.ts';

/** Announces a change that ends while another screen is shown. */
export const useOperationNotice = (
	operation: Operation | undefined,
	routes: readonly Route[],
	strings: Strings,
	notify: Shell['notify'],
) => {
	const shown = useRef(routes);
	useEffect(() => {
		shown.current = routes;
	}, [routes]);
	useEffect(() => {
		if (!operation) return;
		return operation.subscribe(() => {
			const { result } = operation.state();
			if (!result || shown.current.at(-1)?.screen.name === 'flight') return;
			const { change } = operation.confirmed;
			if (operation.batch) {
				const { done, bad, left } = countOutcomes(operation.batch);
				return notify(strings.plan.ended(done, bad, left), bad + left > 0 ? 'danger' : 'ok');
			}
			const isGood = result.outcome === 'done' || result.outcome === 'already';
			notify(
				isGood
					? strings.changes[change.changeRequest.kind].done(change.about)
					: strings.flight.finishedWithProblem(change.targetName),
				isGood ? 'ok' : 'danger',
			);
		});
	}, [operation, strings, notify]);
};
