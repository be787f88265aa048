// Each lesson can be finished by what it asks for, and is not finished by being opened.
import { afterEach, describe, expect, it } from 'vitest';
import { type LessonId, lessonIds } from '../../source/guides/lessons/ids.ts';
import { lessons } from '../../source/guides/lessons/index.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';
import { marks } from '../../source/ui/context/theme.ts';
import { openProgram, type Program, type ProgramOptions } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program?.close());

const begin = async (id: LessonId, options: ProgramOptions = {}) => {
	program = await openProgram({
		columns: 120,
		rows: 60,
		...options,
		tenant: lessons[id].tenant,
		start: [{ name: 'subscriptions' }, { name: 'lesson', lesson: id }],
	});
	const words = program.strings.lessons;
	await program.see(words.of[id].title, `${marks.none} ${words.of[id].goals[0]}`);
	return words;
};

/** From the lesson to its account, and on to the road. */
const toRoad = async (id: LessonId) => {
	await program.press('Enter');
	await program.see(program.strings.account.endpoint, `https://`);
	await program.press('g');
	await program.see(program.strings.road.steps.verified.title, `1. ${program.strings.road.steps.tokenAccess.title}`);
	expect(program.screen()).toContain(lessons[id].account);
};

/** To the sixth step, whose Enter shows the verdict. */
const toVerdict = async () => {
	await program.seeNoMore(program.strings.road.reasons.looking({}));
	await program.press('Home', 'Down', 'Down', 'Down', 'Down', 'Down', 'Enter');
	await program.see(program.strings.verdict.sources);
};

const lookThrough = async () => {
	const { verdict } = program.strings;
	await program.press('l');
	await program.seeEither([verdict.askSecrets]);
	await program.press('t');
	await program.see(verdict.sources);
	await program.seeNoMore(verdict.lookingThrough);
	await program.seeNoMore(verdict.notLooked);
};

const chooseIdentity = async (filter: string) => {
	await program.press('i', '/');
	await program.see(program.strings.identity.title);
	await program.type(filter);
	// The list may still be read: there is nothing to choose before it is there.
	await program.see(program.strings.shell.filterLabel, `› ${filter}`);
	await program.press('Enter', 'Enter');
	await program.seeNoMore(program.strings.identity.fromIndex);
};

const confirmChoice = async () => {
	const { confirm, flight } = program.strings;
	await program.see(confirm.goBack, confirm.choose);
	await program.press('Down', 'Enter');
	await program.see(flight.onward);
};

const confirmName = async (name: string, onward = program.strings.flight.onward) => {
	await program.see(`\n${program.strings.confirm.nameLabel}`);
	await program.type(name);
	await program.press('Enter');
	await program.see(onward);
};

const assignRole = async () => {
	await program.see(`1. ${program.strings.road.steps.tokenAccess.title}`, program.strings.road.states.ready);
	// The cursor may have been left on a later step.
	await program.press('Home', 'Down', 'Down');
	await program.see(program.strings.changes.assignRole.name);
	await program.press('Enter');
	await confirmChoice();
	await program.press('Enter');
};

const tickPerson = async () => {
	await program.press('t');
	await program.see(program.strings.people.title);
	await program.press('Enter');
	await program.see(`${marks.here} ${marks.ok}`);
};

const takeOn = async () => {
	const { verdict } = program.strings;
	await program.press('x');
	await program.see(verdict.acceptLabel);
	await program.type('asked everybody');
	await program.press('Enter');
	await program.see(verdict.acceptDone);
	await program.press('Esc');
	await program.see(`1. ${program.strings.road.steps.tokenAccess.title}`, program.strings.road.states.ready);
	await program.press('End', 'Up');
	await program.seeEither([program.strings.road.reasons.keysOn({})]);
};

const pass = (milliseconds: number) => {
	program.practice.time.now += milliseconds;
};

const ways: Readonly<Record<LessonId, () => Promise<void>>> = {
	'first-look': async () => {
		await toRoad('first-look');
		await toVerdict();
		await lookThrough();
		await tickPerson();
	},
	article: async () => {
		const { road, application } = program.strings;
		await toRoad('article');
		await chooseIdentity('vm-chat-prod');
		await assignRole();
		pass(program.practice.tenant.options.roleDelay);
		await program.press('r');
		await program.seeEither([road.reasons.changeApplication({})]);
		await program.press('Enter');
		await program.see('AzureOpenAI');
		await program.press('t');
		await program.see(application.yes);
		await program.press('Enter');
		await program.seeEither([road.reasons.cannotTell({})]);
		await toVerdict();
		await takeOn();
		await program.press('Enter');
		await confirmName('aoai-contoso-chat');
		pass(program.practice.tenant.options.keyDelay);
		// Back on the road, from whichever step.
		await program.press('Enter');
		await program.see(road.reasons.notAskedYet({}).slice(0, 20));
		await program.press('Home', 'v');
		await program.see(road.probed.keysDisabled.slice(0, 12));
	},
	'forgotten-user': async () => {
		const { consumers } = program.strings;
		await toRoad('forgotten-user');
		await toVerdict();
		await lookThrough();
		await program.press('Esc');
		await chooseIdentity('app-contoso-orders');
		await assignRole();
		await program.press('m');
		await program.see(consumers.title, 'staging');
		await program.press('Home');
		for (let row = 0; row < 8 && !/^› .*staging/m.test(program.screen()); row += 1) await program.press('Down');
		await program.press('x');
		await program.see(consumers.acceptLabel('app-contoso-orders/staging'));
		await program.type('goes with the next release');
		await program.press('Enter');
		await program.see(consumers.states.accepted, 'goes with the next release');
	},
	'late-role': async () => {
		const { road } = program.strings;
		await toRoad('late-role');
		await chooseIdentity('id-batch');
		await assignRole();
		await program.see(road.states.waiting);
		pass(lessons['late-role'].tenant?.roleDelay ?? 0);
		await program.press('r');
		await program.seeEither([road.reasons.changeApplication({})]);
	},
	policy: async () => {
		const { rotate, verdict } = program.strings;
		await toRoad('policy');
		await toVerdict();
		await tickPerson();
		await program.press('Esc');
		await program.see(verdict.sources);
		await program.press('Esc', 'Esc');
		await program.see(program.strings.account.endpoint);
		await program.press('R');
		await program.see(rotate.steps.appsToKey2.title);
		await program.press('1');
		await confirmName('aoai-contoso-legacyapi', rotate.onward);
	},
	incident: async () => {
		const { road, watch, changes } = program.strings;
		await toRoad('incident');
		await program.press('n');
		await program.see(road.yesNothingCalls);
		await program.press('t');
		await program.see(road.recorded);
		// The step is read anew before it takes a key.
		await program.see(road.reasons.cannotTell({}).slice(0, 20));
		await toVerdict();
		await takeOn();
		await program.press('Enter');
		await confirmName('aoai-contoso-quiet');
		pass(60_000);
		await program.press('W');
		await program.see(watch.off('Succeeded'));
		await program.seeNoMore(program.strings.lists.reading);
		await program.press('u');
		await program.see(changes.enableKeys.yes({ account: 'aoai-contoso-quiet' }));
		await confirmChoice();
	},
};

describe.each(lessonIds)('the lesson %s', (id) => {
	it('is finished by its way, which is said at once, and read on its screen', async () => {
		const words = await begin(id);
		await ways[id]();
		await program.see(words.badge);
		await program.press('E');
		await program.seeEither([words.of[id].end]);
		for (const goal of words.of[id].goals) expect(program.screen()).toContain(`${marks.ok} ${goal}`);
	});

	it('is not finished by looking at it, with every hint', async () => {
		const words = await begin(id, { language: 'ja' });
		for (const hint of words.of[id].hints) {
			await program.press('Tab');
			await program.seeEither([hint]);
		}
		await program.press('Tab');
		await program.see(words.noMoreHints);
		await program.press('r', 'Enter');
		await program.see(program.strings.account.endpoint, 'https://');
		await program.press('E');
		const screen = await program.see(`${marks.none} ${words.of[id].goals[0]}`);
		for (const goal of words.of[id].goals) expect(screen).not.toContain(`${marks.ok} ${goal}`);
		expect(screen).not.toContain(words.of[id].end.slice(0, 12));
		expect(screen).not.toContain(words.badge);
		expect(program.practice.changes()).toEqual([]);
		// Back leads to where one was.
		await program.press('Esc');
		await program.see(program.strings.account.endpoint, 'https://');
	});

	it.each(languages)('shows each hint where it was asked for, without scrolling, in %s', async (language) => {
		const words = await begin(id, { language, columns: 80, rows: 24 });
		for (const hint of words.of[id].hints) {
			await program.press('Tab');
			await program.see(`${marks.next} ${hint.slice(0, 8)}`);
		}
	});

	it('has as many goals in words as it has', async () => {
		for (const language of languages) {
			const { goals, hints } = (await loadStrings(language)).lessons.of[id];
			expect(goals.length).toBe(lessons[id].goals.length);
			expect(hints.length).toBeGreaterThan(2);
		}
	});
});
