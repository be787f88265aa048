// Which code a pipeline gets. What was found outweighs what could not be seen.
import { describe, expect, it } from 'vitest';
import type { AccountRow, InspectionDocument } from '../../source/report/document.ts';
import { exitCode } from '../../source/report/fail-on.ts';

type Ruling = NonNullable<AccountRow['verdict']>['ruling'];

const document = (
	complete: boolean,
	...rulings: readonly (Ruling | 'off' | 'accepted' | 'notRead')[]
): InspectionDocument =>
	({
		complete,
		accounts: rulings.map((one) => ({
			keyAuth: one === 'off' ? 'off' : 'on',
			verdict:
				one === 'off' || one === 'notRead'
					? null
					: { ruling: one === 'accepted' ? 'cannotTell' : one, accepted: one === 'accepted' ? { by: 'a' } : null },
		})),
	}) as unknown as InspectionDocument;

describe('--fail-on', () => {
	it.each([
		['keys-on', 'ready', 3],
		['keys-on', 'off', 0],
		['ready', 'ready', 3],
		['ready', 'accepted', 3],
		['ready', 'cannotTell', 0],
		['not-ready', 'notReady', 3],
		['not-ready', 'refused', 0],
		['cannot-tell', 'cannotTell', 3],
		['cannot-tell', 'accepted', 0],
		['refused', 'refused', 3],
		['refused', 'ready', 0],
	] as const)('%s: an account that is %s gives %i', (condition, ruling, code) => {
		expect(exitCode(document(true, 'off', ruling), [condition])).toBe(code);
	});

	it('never takes what could not be read for none', () => {
		expect(exitCode(document(false), [])).toBe(4);
		expect(exitCode(document(false, 'notRead'), ['not-ready', 'cannot-tell'])).toBe(4);
		expect(exitCode(document(false, 'ready'), ['keys-on'])).toBe(3);
	});
});
