// The faults that are on: parsed, switched and applied. What each does is in fault-behaviors.ts.
import { type Delivery, type FaultBehavior, faultedOperationStatus, faultKinds } from './fault-behaviors.ts';
import { empty, type HttpRequest, type HttpResponse } from './http.ts';

export type FaultKind = keyof typeof faultKinds;

export const faultKindNames = Object.keys(faultKinds) as readonly FaultKind[];

export type Fault = {
	readonly kind: FaultKind;
	/** A regular expression on `METHOD /path?query`, ignoring case; absent: every request. */
	readonly match?: string;
	/** How many requests the fault applies to; absent: all, until it is removed. */
	readonly times?: number;
};

/** Returns the fault of `kind`, `kind*3`, `kind@GET .*accounts` or `kind*1@^PATCH`; undefined for any other text. */
export const parseFault = (spec: string): Fault | undefined => {
	const [, kind = '', times, match] = /^([\w-]+)(?:\*(\d+))?(?:@(.+))?$/.exec(spec) ?? [];
	return faultFromJson({ kind, ...(times ? { times: Number(times) } : {}), ...(match ? { match } : {}) });
};

/** Returns the fault of a JSON value; undefined for any other value. */
export const faultFromJson = (value: unknown): Fault | undefined => {
	const { kind, match, times } = (value ?? {}) as { kind?: unknown; match?: unknown; times?: unknown };
	if (!faultKindNames.includes(kind as FaultKind)) return undefined;
	if (times !== undefined && (!Number.isInteger(times) || Number(times) < 1)) return undefined;
	if (match !== undefined) {
		if (typeof match !== 'string' || match.length > 200) return undefined;
		try {
			new RegExp(match, 'i');
		} catch {
			return undefined;
		}
	}
	return {
		kind: kind as FaultKind,
		...(match === undefined ? {} : { match }),
		...(times === undefined ? {} : { times: Number(times) }),
	};
};

export type FaultInjector = {
	readonly list: () => readonly Fault[];
	readonly set: (faults: readonly Fault[]) => void;
	/** Resolves with the answer to a request under the faults that are on; `ask` is the tenant. */
	readonly apply: (
		request: HttpRequest,
		ask: () => HttpResponse,
		now: number,
		wait: number,
	) => { answer: HttpResponse; delivery: Delivery };
};

/** Returns faults that can be switched while the tenant is served. The first that applies to a request answers it. */
export const createFaultInjector = (initial: readonly Fault[] = []): FaultInjector => {
	let faults = [...initial];
	const countUse = (fault: Fault) => {
		if (fault.times === undefined) return;
		const rest = fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
		faults = faults.flatMap((one) => (one === fault ? rest : [one]));
	};
	return {
		list: () => faults,
		set: (next) => {
			faults = [...next];
		},
		apply: (request, ask, now, wait) => {
			const { pathname, search } = new URL(request.url);
			const polled = faultedOperationStatus(pathname, wait);
			if (polled) return { answer: polled, delivery: 'whole' };
			const line = `${request.method} ${pathname}${search}`;
			let response: HttpResponse | undefined;
			for (const fault of [...faults]) {
				if (fault.match !== undefined && !new RegExp(fault.match, 'i').test(line)) continue;
				const kind: FaultBehavior = faultKinds[fault.kind];
				if (kind.reachesTenant) response ??= ask();
				const answer = kind.respond ? kind.respond(request, response, now, wait) : (response ?? empty(200));
				if (!answer) continue;
				countUse(fault);
				return { answer, delivery: kind.delivery };
			}
			return { answer: response ?? ask(), delivery: 'whole' };
		},
	};
};
