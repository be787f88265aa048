// Each lesson can be finished by what it asks for, and is not finished by being opened.
import { afterEach, describe, expect, it } from 'vitest';
import { type LessonId, lessonIds } from '../../source/guides/lessons/ids.ts';
import { lessons } from '../../source/guides/lessons/lessons.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { type RenderAppOptions, type RenderedApp, renderApp } from '../helpers/render-app.tsx';
import { sampleCases } from '../helpers/sample.ts';

let program: RenderedApp;
afterEach(() => program?.close());

const startLesson = async (id: LessonId, options: RenderAppOptions = {}) => {
	program = await renderApp({
		columns: 120,
		rows: 60,
		...options,
		tenant: lessons[id].delays,
		start: [{ name: 'subscriptions' }, { name: 'lesson', lesson: id }],
	});
	const words = program.strings.lessons;
	await program.waitForText(words.of[id].title, `${marks.none} ${words.of[id].goals[0]}`);
	return words;
};

/** From the lesson to its account, and on to the road. */
const goToRoad = async (id: LessonId) => {
	await program.press('Enter');
	await program.waitForText(program.strings.account.endpoint, `https://`);
	await program.press('g');
	await program.waitForText(
		program.strings.road.steps.verified.title,
		`1. ${program.strings.road.steps.tokenAccess.title}`,
	);
	expect(program.screen()).toContain(lessons[id].account);
};

/** To the sixth step, whose Enter shows the verdict. */
const goToVerdict = async () => {
	await program.waitForTextGone(program.strings.road.reasons.looking({}));
	await program.press('Home', 'Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
	await program.waitForText(program.strings.verdict.sources);
};

const scanForKeys = async () => {
	const { verdict } = program.strings;
	await program.press('l');
	await program.waitForAnyText([verdict.confirmScan]);
	await program.press('t');
	await program.waitForText(verdict.sources);
	await program.waitForTextGone(verdict.scanning);
	await program.waitForTextGone(verdict.notScanned);
};

const chooseIdentity = async (filter: string) => {
	await program.press('i', '/');
	await program.waitForText(program.strings.identity.title);
	await program.type(filter);
	// The list may still be read: there is nothing to choose before it is there.
	await program.waitForText(program.strings.shell.filterLabel, `› ${filter}`);
	await program.press('Enter', 'Enter');
	await program.waitForTextGone(program.strings.identity.fromIndex);
};

const confirmChoice = async () => {
	const { confirm, flight } = program.strings;
	await program.waitForText(confirm.goBack, confirm.choose);
	await program.press('Down', 'Enter');
	await program.waitForText(flight.backToRoad);
};

const confirmName = async (name: string, onward = program.strings.flight.backToRoad) => {
	await program.waitForText(`\n${program.strings.confirm.nameLabel}`);
	await program.type(name);
	await program.press('Enter');
	await program.waitForText(onward);
};

const assignRole = async () => {
	await program.waitForText(`1. ${program.strings.road.steps.tokenAccess.title}`, program.strings.road.states.ready);
	// The cursor may have been left on a later step.
	await program.press('Home', 'Down', 'Down');
	await program.waitForText(program.strings.changes.assignRole.name);
	await program.press('Enter');
	await confirmChoice();
	await program.press('Enter');
};

const tickChecklistItem = async () => {
	await program.press('t');
	await program.waitForText(program.strings.manualChecks.title);
	await program.press('Enter');
	await program.waitForText(`${marks.here} ${marks.ok}`);
};

const acceptRisk = async () => {
	const { verdict } = program.strings;
	await program.press('x');
	await program.waitForText(verdict.acceptRiskLabel);
	await program.type('asked everybody');
	await program.press('Enter');
	await program.waitForText(verdict.acceptRiskDone);
	await program.press('Esc');
	await program.waitForText(`1. ${program.strings.road.steps.tokenAccess.title}`, program.strings.road.states.ready);
	await program.press('End', 'Up');
	await program.waitForAnyText([program.strings.road.reasons.keysOn({})]);
};

const advanceClock = (milliseconds: number) => {
	program.practice.time.now += milliseconds;
};

const lessonCompletions: Readonly<Record<LessonId, () => Promise<void>>> = {
	'first-look': async () => {
		await goToRoad('first-look');
		await goToVerdict();
		await scanForKeys();
		await tickChecklistItem();
	},
	article: async () => {
		const { road, application } = program.strings;
		await goToRoad('article');
		await chooseIdentity('vm-chat-prod');
		await assignRole();
		advanceClock(program.practice.tenant.options.roleDelay);
		await program.press('r');
		await program.waitForAnyText([road.reasons.changeApplication({})]);
		await program.press('Enter');
		await program.waitForText('AzureOpenAI');
		await program.press('t');
		await program.waitForText(application.yes);
		await program.press('Enter');
		await program.waitForAnyText([road.reasons.cannotTell({})]);
		await goToVerdict();
		await acceptRisk();
		await program.press('Enter');
		await confirmName('aoai-contoso-chat');
		advanceClock(program.practice.tenant.options.keyDelay);
		// Back on the road, from whichever step.
		await program.press('Enter');
		await program.waitForText(road.reasons.notAskedYet({}).slice(0, 20));
		await program.press('Home', 'v');
		await program.waitForText(road.probed.keysDisabled.slice(0, 12));
	},
	'forgotten-user': async () => {
		const { consumers } = program.strings;
		await goToRoad('forgotten-user');
		await goToVerdict();
		await scanForKeys();
		await program.press('Esc');
		await chooseIdentity('app-contoso-orders');
		await assignRole();
		await program.press('m');
		await program.waitForText(consumers.title, 'staging');
		await program.press('Home');
		for (let row = 0; row < 8 && !/^› .*staging/m.test(program.screen()); row += 1) await program.press('Down');
		await program.press('x');
		await program.waitForText(consumers.acceptLabel('app-contoso-orders/staging'));
		await program.type('goes with the next release');
		await program.press('Enter');
		await program.waitForText(consumers.states.accepted, 'goes with the next release');
	},
	'late-role': async () => {
		const { road } = program.strings;
		await goToRoad('late-role');
		await chooseIdentity('id-batch');
		await assignRole();
		await program.waitForText(road.states.waiting);
		advanceClock(lessons['late-role'].delays?.roleDelay ?? 0);
		await program.press('r');
		await program.waitForAnyText([road.reasons.changeApplication({})]);
	},
	policy: async () => {
		const { rotate, verdict } = program.strings;
		await goToRoad('policy');
		await goToVerdict();
		await tickChecklistItem();
		await program.press('Esc');
		await program.waitForText(verdict.sources);
		await program.press('Esc', 'Esc');
		await program.waitForText(program.strings.account.endpoint);
		await program.press('R');
		await program.waitForText(rotate.steps.appsToKey2.title);
		await program.press('1');
		await confirmName('aoai-contoso-legacyapi', rotate.backToRotation);
	},
	incident: async () => {
		const { road, watch, changes } = program.strings;
		await goToRoad('incident');
		await program.press('n');
		await program.waitForText(road.yesNothingCalls);
		await program.press('t');
		await program.waitForText(road.recorded);
		// The step is read anew before it takes a key.
		await program.waitForText(road.reasons.cannotTell({}).slice(0, 20));
		await goToVerdict();
		await acceptRisk();
		await program.press('Enter');
		await confirmName('aoai-contoso-quiet');
		advanceClock(60_000);
		await program.press('W');
		await program.waitForText(watch.off('Succeeded'));
		await program.waitForTextGone(program.strings.lists.reading);
		await program.press('u');
		await program.waitForText(changes.enableKeys.yes({ account: 'aoai-contoso-quiet' }));
		await confirmChoice();
	},
};

describe.each(lessonIds)('the lesson %s', (id) => {
	it('is finished by its steps, announced at once, and shown on its screen', async () => {
		const words = await startLesson(id);
		await lessonCompletions[id]();
		await program.waitForText(words.badge);
		await program.press('E');
		await program.waitForAnyText([words.of[id].end]);
		for (const goal of words.of[id].goals) expect(program.screen()).toContain(`${marks.ok} ${goal}`);
	});

	it('is not finished by looking at it, with every hint', async () => {
		const words = await startLesson(id, { language: 'ja' });
		for (const hint of words.of[id].hints) {
			await program.press('Tab');
			await program.waitForAnyText([hint]);
		}
		await program.press('Tab');
		await program.waitForText(words.noMoreHints);
		await program.press('r', 'Enter');
		await program.waitForText(program.strings.account.endpoint, 'https://');
		await program.press('E');
		const screen = await program.waitForText(`${marks.none} ${words.of[id].goals[0]}`);
		for (const goal of words.of[id].goals) expect(screen).not.toContain(`${marks.ok} ${goal}`);
		expect(screen).not.toContain(words.of[id].end.slice(0, 12));
		expect(screen).not.toContain(words.badge);
		expect(program.practice.writeRequests()).toEqual([]);
		// Back leads to where one was.
		await program.press('Esc');
		await program.waitForText(program.strings.account.endpoint, 'https://');
	});

	it.each(sampleCases(`hints of ${id}`, languages, 1))(
		'shows each hint where it was asked for, without scrolling, in %s',
		async (language) => {
			const words = await startLesson(id, { language, columns: 80, rows: 24 });
			for (const hint of words.of[id].hints) {
				await program.press('Tab');
				await program.waitForText(`${marks.next} ${hint.slice(0, 8)}`);
			}
		},
	);

	it('has as many goals in words as it has', async () => {
		for (const language of languages) {
			const { goals, hints } = (await loadStrings(language)).lessons.of[id];
			expect(goals.length).toBe(lessons[id].goals.length);
			expect(hints.length).toBeGreaterThan(2);
		}
	});
});
