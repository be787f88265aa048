import { useEffect, useRef } from 'react';
import type { Strings } from '../../strings/index.ts';
import type { Route } from '../context/navigation.ts';
import { countOutcomes, type Operation } from '../context/operation.ts';
import type { Shell } from '../context/session.ts';

/** Announces a change that ends while another screen is shown. */
export const useOperationNotice = (
	flight: Operation | undefined,
	places: readonly Route[],
	strings: Strings,
	say: Shell['notify'],
) => {
	const shown = useRef(places);
	useEffect(() => {
		shown.current = places;
	}, [places]);
	useEffect(() => {
		if (!flight) return;
		return flight.subscribe(() => {
			const { result } = flight.state();
			if (!result || shown.current.at(-1)?.screen.name === 'flight') return;
			const { change } = flight.confirmed;
			if (flight.batch) {
				const { done, bad, left } = countOutcomes(flight.batch);
				return say(strings.plan.ended(done, bad, left), bad + left > 0 ? 'danger' : 'ok');
			}
			const isGood = result.outcome === 'done' || result.outcome === 'already';
			say(
				isGood
					? strings.changes[change.wish.kind].done(change.about)
					: strings.flight.finishedWithProblem(change.targetName),
				isGood ? 'ok' : 'danger',
			);
		});
	}, [flight, strings, say]);
};
