// What `inspect` says of an account is what the screen says of it: the ruling, and every check that is not met.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { InspectionDocument } from '../../source/report/document.ts';
import { inspectTenant, startUnthrottledTenant } from '../helpers/inspection.ts';
import { findAccount, type PracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderedApp, renderApp } from '../helpers/render-app.tsx';

const names = ['aoai-contoso-chat', 'aoai-contoso-knowledge', 'aoai-contoso-regional', 'aoai-kensho-02'];

let practice: PracticeTenant;
let document: InspectionDocument;
let program: RenderedApp | undefined;
beforeAll(async () => {
	practice = await startUnthrottledTenant();
	({ document } = await inspectTenant(practice, { accounts: names }));
});
afterEach(() => program?.close());
afterAll(() => practice.close());

/** Its callers go on calling between the two looks. */
const lasting = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '').replace(/\s+/g, '');

describe('the verdict', () => {
	it.each(names)('on %s is one', async (name) => {
		const row = document.accounts.find((one) => one.name === name);
		const { id } = await findAccount(practice.azure, name);
		program = await renderApp({
			practice: { ...practice, close: async () => undefined },
			columns: 200,
			rows: 100,
			start: [{ name: 'subscriptions' }, { name: 'verdict', accountId: id }],
		});
		const { strings } = program;
		await program.waitForText(strings.verdict.sources);
		const screen = lasting(program.screen());
		expect(row?.verdict).toBeTruthy();
		expect(screen).toContain(lasting(strings.verdict.outcomes[row?.verdict?.ruling ?? 'ready']));
		const unmet = (row?.verdict?.checks ?? []).filter(({ met }) => met !== 'yes');
		expect(unmet.length).toBeGreaterThan(3);
		for (const check of unmet) {
			expect(screen).toContain(lasting(strings.checks[check.id].title));
			// The order of subscriptions is Azure's there and ours here.
			const parts = check.about ? check.about.split(', ') : [strings.checkReason(check, '')];
			for (const part of parts) {
				if (!screen.includes(lasting(part))) await program.waitForAnyText([lasting(part)]);
			}
		}
	});
});
