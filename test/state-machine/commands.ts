// Steps drawn at random, as commands of fast-check.
import { faultKindNames } from 'azure-ai-emulator';
import fc from 'fast-check';
import { accountNames } from './contents.ts';
import { type CopyName, copyNames } from './copy.ts';
import { faultPlaces, type Run, requestNames, type Step } from './steps.ts';
import { colleagueSteps } from './world.ts';

/** Faults that are over at once: the others wait for a deadline, or concern lists, and have a matrix of their own. */
const quickFaults = faultKindNames.filter(
	(kind) => !/^(no-answer|no-answer-acted|drip|huge|operation-endless)$/.test(kind),
);

const copy = fc.constantFrom(...copyNames);
const account = fc.constantFrom(...accountNames);
const points = fc.oneof(fc.nat(8), fc.nat(8), fc.constant(1000));

/** Steps as one command; what is known of the run itself says which of them can be taken. */
class StepCommand implements fc.AsyncCommand<object, Run> {
	readonly steps: readonly Step[];
	constructor(steps: readonly Step[]) {
		this.steps = steps;
	}
	check = () => true;
	run = async (_: object, run: Run) => {
		for (const step of this.steps) if (run.isPossible(step)) await run.take(step);
		const [first] = run.world.ledger.wrong;
		if (first) throw new Error(first);
	};
	toString = () => this.steps.map((step) => JSON.stringify(step)).join(', ');
}

const one = <T extends Step>(step: fc.Arbitrary<T>): fc.Arbitrary<StepCommand> =>
	step.map((it) => new StepCommand([it]));
const always = <const T>(value: T) => fc.constant(value);

const ask = fc.record({ do: always('ask'), copy, changeRequest: fc.constantFrom(...requestNames), account });
const answer = one(
	fc.record({ do: always('answer'), copy, isRight: fc.integer({ min: 0, max: 7 }).map((it) => it > 0), points }),
);
const go = one(fc.record({ do: always('go'), copy, points }));
const kill = one(fc.record({ do: always('kill'), copy, isTorn: fc.boolean() }));
const start = one(fc.record({ do: always('start'), copy, hasSamePid: fc.boolean(), points }));
/** Ended and started again at once. */
const crash = fc.record({ copy, isTorn: fc.boolean(), hasSamePid: fc.boolean(), points }).map(
	({ copy, isTorn, hasSamePid, points }) =>
		new StepCommand([
			{ do: 'kill', copy, isTorn },
			{ do: 'start', copy, hasSamePid, points },
		]),
);
const colleague = one(fc.record({ do: always('colleague'), step: fc.constantFrom(...colleagueSteps), account }));
const fault = one(
	fc.record({
		do: always('fault'),
		kind: fc.constantFrom(...quickFaults),
		at: fc.constantFrom(...(Object.keys(faultPlaces) as (keyof typeof faultPlaces)[])),
		times: fc.integer({ min: 1, max: 5 }),
	}),
);

const askBatch = fc.record({
	do: always('askBatch'),
	copy,
	action: fc.constantFrom('disable' as const, 'enable' as const),
	onFailure: fc.constantFrom('stop' as const, 'goOn' as const),
});
const askUndo = fc.record({ do: always('askUndo'), copy });

/** Asked and answered rightly at once, as most is. */
const confirmed = <T extends Step & { readonly copy: CopyName }>(asking: fc.Arbitrary<T>) =>
	fc
		.tuple(asking, points)
		.map(([step, many]) => new StepCommand([step, { do: 'answer', copy: step.copy, isRight: true, points: many }]));
const change = confirmed(ask);

/** Changes come more often than the rest: without them nothing happens. */
export const stepCommands = fc.commands(
	[
		change,
		change,
		change,
		change,
		change,
		confirmed(askBatch),
		confirmed(askUndo),
		one(ask),
		one(askBatch),
		answer,
		go,
		go,
		go,
		go,
		kill,
		crash,
		crash,
		start,
		one(fc.record({ do: always('look'), copy, points, isPatient: fc.boolean() })),
		one(fc.record({ do: always('note'), copy, account })),
		colleague,
		colleague,
		fault,
		one(fc.record({ do: always('calm') })),
		one(fc.record({ do: always('disk'), state: fc.constantFrom('full' as const, 'well' as const, 'well' as const) })),
		one(fc.record({ do: always('clock'), milliseconds: fc.constantFrom(1000, 40_000, 360_000, 660_000) })),
	],
	{ maxCommands: 30, size: 'max' },
);
