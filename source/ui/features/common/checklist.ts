import type { Check } from '../../../model/check.ts';
import { type Subject, subjectName, subjectsText } from '../../../model/subject.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';

/**
 * Returns the rank of a check: those that block come first, warnings next, met ones last, so that the first line is the
 * one to read.
 */
const sortRank = ({ met, weight }: Check): number => (met === 'yes' ? 2 : weight === 'blocks' ? 0 : 1);

/** ISO 8601, as Azure's words and recorded ones have it. */
const isoTimestampPattern = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

const shownSubject =
	({ shell }: Strings) =>
	(subject: Subject): string =>
		subject.kind === 'words'
			? subject.name.replaceAll(isoTimestampPattern, (at) => shell.when(at))
			: subjectName(subject, shell.when);

/** Returns a mark and a word for each check, and the reason below those that are not met. */
export const checklistBlocks = (checks: readonly Check[], strings: Strings): readonly Block[] =>
	checks
		.toSorted((a, b) => sortRank(a) - sortRank(b))
		.flatMap((check): readonly Block[] => {
			const isStop = check.weight === 'blocks';
			const mark =
				check.met === 'yes' ? marks.ok : check.met === 'unknown' ? marks.unknown : isStop ? marks.no : marks.warning;
			const tone = check.met === 'yes' ? 'ok' : check.met === 'no' && isStop ? 'danger' : 'warning';
			const word = strings.shell.met[check.met];
			const reason = strings.checkReason(check, subjectsText(check.subjects ?? [], shownSubject(strings)));
			return [
				{ row: [{ text: `${mark} `, tone }, { text: strings.checks[check.id].title }, { text: `  ${word}`, tone }] },
				...(reason ? [{ text: reason, indent: 2, tone: 'muted' as const }] : []),
			];
		});
