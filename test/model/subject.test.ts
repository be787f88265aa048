// What a check found, as values; text only at the edge.
import { describe, expect, it } from 'vitest';
import { checkWithNames } from '../../source/model/check.ts';
import {
	distinctSubjects,
	type Subject,
	subjectName,
	subjectsNamed,
	subjectsText,
} from '../../source/model/subject.ts';

const id = '0d3a0000-0000-4000-8000-000000000001';
const naming = (text: string) => text.replaceAll(id, 'Aiko');

describe('subjects', () => {
	it('stand in one line, each by what it is called', () => {
		expect(subjectsText([...subjectsNamed('lock', 'a, b', 'c'), { kind: 'period', from: '1', to: '2' }])).toBe(
			'a, b, c, 1 - 2',
		);
		expect(subjectsText([])).toBe('');
	});

	it('that are a moment say one time, in the words of the reader', () => {
		expect(subjectName({ kind: 'period', from: 'x', to: 'x' })).toBe('x');
		expect(subjectName({ kind: 'period', from: 'x', to: 'y' }, (at) => at.toUpperCase())).toBe('X - Y');
	});

	it('are told once where they are called the same', () => {
		expect(distinctSubjects(subjectsNamed('place', 'a', 'b', 'a'))).toEqual(subjectsNamed('place', 'a', 'b'));
	});

	it.each<[string, Subject, string]>([
		['a principal', { kind: 'principal', name: id, id }, 'Aiko'],
		['a subscription', { kind: 'subscription', name: id, id }, 'Aiko'],
		['Azure’s words', { kind: 'words', name: `The client ${id} may not` }, 'The client Aiko may not'],
		['a principal with a name', { kind: 'principal', name: 'ci@contoso', id }, 'ci@contoso'],
		['a place that only looks like one', { kind: 'place', name: id, id: `/x/${id}` }, id],
	])('get the name that an id stands for: %s', (_, subject, expected) => {
		const check = { id: 'nobodyListedKeys', met: 'no', weight: 'warns', subjects: [subject] } as const;
		expect(subjectsText(checkWithNames(check, naming).subjects ?? [])).toBe(expected);
	});
});
