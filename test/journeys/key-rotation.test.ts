// The two keys made anew, one after the other or both at once; and never seen.
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { createProxyClient } from 'azure-ai-emulator/proxy-client';
import { afterEach, describe, expect, it } from 'vitest';
import { languages } from '../../source/strings/index.ts';
import { findAccount, type PracticeTenant, startPracticeTenant } from '../helpers/practice-tenant.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';

let program: RenderedApp;
afterEach(() => program.close());

const name = 'aoai-contoso-chat';

const keysIn = ({ tenant }: PracticeTenant) => {
	const id = [...tenant.resources.values()].find((one) => one.name === name)?.id ?? '';
	return tenant.accountKeys.get(id.toLowerCase()) ?? { key1: '', key2: '' };
};

const goToRotation = async (options: RenderAppOptions = {}) => {
	program = await renderApp({
		...options,
		start: [{ name: 'subscriptions' }, { name: 'find', account: name, subscription: undefined }],
	});
	const { strings } = program;
	await program.waitForText(`› ${name}`, strings.road.title);
	await program.press('R');
	await program.waitForText(strings.rotate.steps.appsToKey2.title, strings.road.states.later);
	return strings;
};

const sentRegenerations = () => program.practice.writeRequests().filter((line) => line.includes('/regenerateKey'));

const confirmName = async () => {
	await program.waitForText(program.strings.confirm.typeName, `\n${program.strings.confirm.nameLabel}`);
	await program.type(name);
	await program.press('Enter');
};

/** Everything that reached the terminal while `run` ran. */
const recordFrames = async (run: () => Promise<void>): Promise<string> => {
	const frames: string[] = [];
	const keep = () => void frames.push(program.screen());
	program.terminal.on('frame', keep);
	await run();
	program.terminal.off('frame', keep);
	return frames.join('\n');
};

const filesOf = async (folder: string) =>
	(await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')))).join('\n');

describe.each(languages)('the rotation in %s', (language) => {
	it('goes through its four steps, resumes after a restart, and shows no key anywhere', async () => {
		const practice = await startPracticeTenant();
		const before = { ...keysIn(practice) };
		const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
		const strings = await goToRotation({ language, stateDir, practice: { ...practice, close: async () => undefined } });
		const { rotate, road, changes, confirm } = strings;
		const first = await recordFrames(async () => {
			await program.press('Enter');
			await program.waitForText(rotate.askTick('Key2').slice(0, 20), rotate.yes);
			await program.press('t');
			await program.waitForText(rotate.recorded, rotate.steps.renewKey1.why.slice(0, 12));
			await program.press('Enter');
			await confirmName();
			await program.waitForText(
				changes.regenerateKey.done({ key: 'Key1', account: name }).slice(0, 20),
				rotate.backToRotation,
			);
		});
		const between = { ...keysIn(practice) };
		expect(between.key1).not.toBe(before.key1);
		expect(between.key2).toBe(before.key2);
		await program.close();

		await goToRotation({ language, stateDir, practice });
		const second = await recordFrames(async () => {
			const screen = await program.waitForText(rotate.steps.appsToKey1.why.slice(0, 12));
			expect(screen).toMatch(new RegExp(`2\\. ${rotate.steps.renewKey1.title} +${road.states.done}`));
			await program.press('Enter', 't');
			await program.waitForText(rotate.steps.renewKey2.why.slice(0, 10));
			await program.press('Enter');
			await program.waitForText(confirm.checks(0), strings.checks.nobodyHoldsKey.title);
			await confirmName();
			await program.waitForText(
				changes.regenerateKey.done({ key: 'Key2', account: name }).slice(0, 20),
				rotate.backToRotation,
			);
			await program.press('Enter');
			await program.waitForText(rotate.finished.slice(0, 20));
		});
		const after = keysIn(practice);
		expect(after.key1).toBe(between.key1);
		expect(after.key2).not.toBe(between.key2);
		const written = await filesOf(stateDir);
		for (const value of [before, between, after].flatMap(({ key1, key2 }) => [key1, key2])) {
			expect(value.length).toBeGreaterThan(20);
			expect(first + second + written).not.toContain(value);
		}
		expect(sentRegenerations().length).toBe(2);
	});
});

describe('copying a key', () => {
	it('asks first, is put on record without the value, and is never drawn', async () => {
		const { rotate } = await goToRotation();
		const { key2 } = keysIn(program.practice);
		const lists = () => program.practice.tenant.receivedRequests.filter(({ url }) => url.includes('/listKeys')).length;
		const before = lists();
		const drawn = await recordFrames(async () => {
			await program.press('c');
			await program.waitForText(rotate.askCopy('Key2', name).slice(0, 30));
			await program.press('c', 'Enter', 'Esc');
			await program.waitForText(rotate.steps.appsToKey2.title);
			expect(lists()).toBe(before);
			expect(program.clipboard).toEqual([]);
			await program.press('c');
			await program.waitForText(rotate.yesCopy);
			await program.press('t');
			await program.waitForText(rotate.copied('Key2').slice(0, 30));
		});
		expect(program.clipboard).toEqual([key2]);
		expect(drawn).not.toContain(key2);
		const [entry] = await program.journal.entries();
		expect(entry).toMatchObject({ type: 'noted', note: { kind: 'keyCopied', which: 'key2' } });
		expect(JSON.stringify(await program.journal.entries())).not.toContain(key2);
	});

	it('is not offered where no application needs one', async () => {
		const { rotate } = await goToRotation();
		await program.press('Down', 'c');
		await program.waitForText(rotate.nothingToCopy.slice(0, 30));
		expect(program.clipboard).toEqual([]);
	});

	it('copies nothing that it cannot put on record', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, name);
		program = await renderApp({
			practice,
			start: [{ name: 'subscriptions' }, { name: 'rotate', accountId: id }],
			seed: async (_, journal) => {
				Object.assign(journal, {
					recordNote: async () => {
						const { Problem } = await import('../../source/model/problem.ts');
						throw new Problem('journal', { detail: 'the disk is full' });
					},
				});
			},
		});
		const { strings } = program;
		await program.waitForText(strings.rotate.steps.appsToKey2.title);
		await program.press('c');
		await program.waitForText(strings.rotate.yesCopy);
		await program.press('t');
		await program.waitForText(strings.problems.journal.title, 'the disk is full');
		expect(program.clipboard).toEqual([]);
	});
});

describe('cutting off at once', () => {
	it('makes both keys anew, each confirmed for itself', async () => {
		const { rotate, changes } = await goToRotation();
		const before = { ...keysIn(program.practice) };
		for (const [press, key] of [
			['1', 'Key1'],
			['2', 'Key2'],
		] as const) {
			await program.press(press);
			await program.waitForText(changes.regenerateKey.title({ key, account: name }));
			await confirmName();
			await program.waitForText(changes.regenerateKey.done({ key, account: name }));
			await program.press('Enter');
			await program.waitForText(rotate.steps.appsToKey2.title, program.strings.road.states.later);
		}
		const after = keysIn(program.practice);
		expect([after.key1 === before.key1, after.key2 === before.key2]).toEqual([false, false]);
	});
});

describe('who would break', () => {
	it('is named where it is known, with what the scan skipped, and journalled', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-models');
		program = await renderApp({
			practice,
			rows: 40,
			start: [{ name: 'subscriptions' }, { name: 'rotate', accountId: id }],
		});
		const { rotate, confirm } = program.strings;
		await program.waitForText(rotate.steps.renewKey1.title);
		await program.press('Down');
		await program.waitForText('agents/models-by', 'mlw-contoso-science/aoai-models', 'Could not be looked through');
		await program.waitForText('srch-contoso-closed');
		await program.press('1');
		await program.waitForText('would break:', 'mlw-contoso-science/aoai-models', `\n${confirm.nameLabel}`);
		await program.type('aoai-contoso-models');
		await program.press('Enter');
		await program.waitForText(rotate.backToRotation);
		expect((await program.journal.entries())[0]).toMatchObject({
			change: {
				changeRequest: {
					input: { which: 'key1', holders: expect.arrayContaining(['mlw-contoso-science/aoai-models']) },
				},
			},
		});
	});
});

describe('settings that were scanned', () => {
	it('name who would break, until that key is another one', async () => {
		const practice = await startPracticeTenant();
		const { id } = await findAccount(practice.azure, 'aoai-contoso-orders');
		program = await renderApp({
			practice,
			columns: 120,
			rows: 60,
			start: [{ name: 'subscriptions' }, { name: 'rotate', accountId: id }, { name: 'verdict', accountId: id }],
		});
		const { rotate, verdict, confirm } = program.strings;
		await program.waitForText(verdict.sources);
		await program.press('l');
		await program.waitForText(verdict.yes);
		await program.press('t');
		await program.waitForText('holds key1 of this account');
		await program.press('Esc');
		await program.waitForText(rotate.steps.renewKey1.title);
		await program.press('Down');
		await program.waitForText('staging/AZURE_OPENAI_API_KEY');
		await program.press('1');
		await program.waitForText('would break:', 'staging/AZURE_OPENAI_API_KEY', `\n${confirm.nameLabel}`);
		await program.type('aoai-contoso-orders');
		await program.press('Enter');
		await program.waitForText(rotate.backToRotation);
		await program.press('Enter');
		await program.waitForText(rotate.noKeyHolders.slice(0, 90));
	});
});

/** The network that loses the end of Azure's answer to a new key: made, and nobody here can read it. */
const buildAnswerDroppingClient = (client: HttpClient): HttpClient => ({
	sendRequest: async (request) => {
		const response = await client.sendRequest(request);
		if (!request.url.includes('/regenerateKey')) return response;
		return { ...response, bodyAsText: (response.bodyAsText ?? '').slice(0, -10) };
	},
});

describe('a new key whose answer is lost', () => {
	it('is neither done nor failed, is announced once, and can be repeated', async () => {
		const practice = await startPracticeTenant();
		const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
		const { flight, rotate, history, problems } = await goToRotation({
			stateDir,
			practice: { ...practice, close: async () => undefined },
			connection: { httpClient: buildAnswerDroppingClient(createProxyClient(practice.server.endpoint)) },
		});
		await program.press('Enter', 't');
		await program.waitForText(rotate.steps.renewKey1.why.slice(0, 20));
		await program.press('Enter');
		const drawn = await recordFrames(async () => {
			await confirmName();
			await program.waitForText(flight.outcomeUnknowable.slice(0, 40), problems.badAnswer.title);
			await program.press('Enter');
			await program.waitForText(rotate.unknown.slice(0, 30), program.strings.road.states.unknown);
		});
		const { key1 } = keysIn(practice);
		expect(drawn + (await filesOf(stateDir))).not.toContain(key1.slice(0, 12));
		expect((await program.journal.entries()).at(-1)).toMatchObject({ type: 'found', verdict: 'cannotTell' });
		await program.close();

		await goToRotation({ stateDir, practice });
		expect(program.screen()).not.toContain('unfinished');
		await program.waitForText(rotate.unknown.slice(0, 30));
		await program.press('Enter');
		await confirmName();
		await program.waitForText(rotate.backToRotation);
		await program.press('Enter');
		await program.waitForText(rotate.steps.appsToKey1.why.slice(0, 20));
		await program.press('h');
		await program.waitForText(history.states.open, history.states.done);
	});

	it('is reported at the next start if the program ended before the answer', async () => {
		const practice = await startPracticeTenant();
		const stateDir = await mkdtemp(join(tmpdir(), 'aoai-keyless-'));
		const { planChange } = await import('../../source/changes/plan.ts');
		const { id } = await findAccount(practice.azure, name);
		const open = (last: boolean) =>
			renderApp({ stateDir, practice: last ? practice : { ...practice, close: async () => undefined } });
		program = await open(false);
		const changeRequest = { kind: 'regenerateKey', input: { accountId: id, which: 'key1', holders: [] } } as const;
		await program.journal.recordIntent(
			await planChange(practice.azure, changeRequest),
			await practice.azure.signedInUser(),
		);
		await program.close();
		program = await open(false);
		await program.waitForText('Unfinished before', 'cannot tell');
		await program.close();
		program = await open(true);
		await program.waitForText('Contoso AI Production');
		await program.press('h');
		await program.waitForText(program.strings.changes.regenerateKey.name, program.strings.history.states.open);
		expect((await program.journal.entries()).length).toBe(2);
		await program.press('u');
		await program.waitForText(program.strings.history.noUndo.done);
		expect(sentRegenerations()).toEqual([]);
	});
});
