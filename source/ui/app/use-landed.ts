import { useEffect, useRef } from 'react';
import type { Strings } from '../../strings/index.ts';
import type { Place } from '../context/navigation.ts';
import { type Flight, tallyOf } from '../context/operation.ts';
import type { Shell } from '../context/session.ts';

/** A change that lands while another screen is shown is said there. */
export const useLanded = (
	flight: Flight | undefined,
	places: readonly Place[],
	strings: Strings,
	say: Shell['say'],
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
			if (flight.together) {
				const { done, bad, left } = tallyOf(flight.together);
				return say(strings.plan.ended(done, bad, left), bad + left > 0 ? 'danger' : 'ok');
			}
			const isGood = result.outcome === 'done' || result.outcome === 'already';
			say(
				isGood ? strings.changes[change.wish.kind].done(change.about) : strings.flight.landedBadly(change.targetName),
				isGood ? 'ok' : 'danger',
			);
		});
	}, [flight, strings, say]);
};
