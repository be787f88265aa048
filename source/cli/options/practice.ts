// `aoai-keyless practice`: which of its flags go together.
import { isLesson, lessonIds } from '../../guides/lessons/ids.ts';
import type { Strings } from '../../strings/index.ts';
import { type Asked, type Common, type Pace, refusal, type Size } from './options.ts';

export type PracticeFlags = Common &
	Size & {
		serve?: boolean;
		port?: number;
		connect?: string;
		token?: string;
		pace: Pace;
		fault?: string[];
		/** true: without a name. */
		lesson?: string | true;
	};

const listing = ({ lessons }: Strings): string =>
	[lessons.listed, ...lessonIds.map((id) => `  ${id.padEnd(16)}${lessons.of[id].title}`), ''].join('\n');

export const practice = (flags: PracticeFlags, strings: Strings): Asked => {
	const words = strings.cli;
	const { serve, port, connect, token, pace, fault: faults = [], scale, seed, latency, lesson, ...common } = flags;
	const size: Size = { scale, seed, latency };
	if (lesson === true) return { do: 'print', text: listing(strings), code: 0 };
	if (lesson !== undefined && !isLesson(lesson)) return refusal(words.badLesson(lesson, lessonIds.join(', ')));
	if (lesson && (serve || scale)) return refusal(words.lessonOnContoso);
	if (serve && connect) return refusal(words.serveOrConnect);
	if (port !== undefined && !serve) return refusal(words.onlyWithServe);
	if (token !== undefined && !serve && !connect) return refusal(words.onlyWithConnect);
	if (connect && faults.length > 0) return refusal(words.faultElsewhere);
	if (connect && (scale || latency !== undefined)) return refusal(words.notWithConnect);
	if (seed !== undefined && !scale) return refusal(words.onlyWithScale);
	if (serve) return { do: 'serve', port: port ?? 0, token, pace, faults, ...size };
	return {
		do: 'practice',
		connect,
		token,
		pace,
		faults,
		lesson,
		...size,
		...common,
		readOnly: common.readOnly === true,
	};
};
