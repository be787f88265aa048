// Parses `aoai-keyless practice`: which of its flags go together.
import { isLesson, lessonIds } from '../../guides/lessons/ids.ts';
import type { Strings } from '../../strings/index.ts';
import {
	type InteractiveOptions,
	type Pace,
	type ParsedCommand,
	type TenantSize,
	usageError,
} from './parsed-command.ts';

export type PracticeFlags = InteractiveOptions &
	TenantSize & {
		serve?: boolean;
		port?: number;
		connect?: string;
		token?: string;
		pace: Pace;
		fault?: string[];
		/** true: the flag has no name. */
		lesson?: string | true;
	};

const lessonList = ({ lessons }: Strings): string =>
	[lessons.listed, ...lessonIds.map((id) => `  ${id.padEnd(16)}${lessons.of[id].title}`), ''].join('\n');

/** Returns the command that these flags of `practice` ask for, or the usage error of flags that exclude each other. */
export const parsePracticeCommand = (flags: PracticeFlags, strings: Strings): ParsedCommand => {
	const words = strings.cli;
	const {
		serve,
		port,
		connect,
		token,
		pace,
		fault: faults = [],
		contents,
		scale,
		seed,
		latency,
		lesson,
		...common
	} = flags;
	const size: TenantSize = { contents, scale, seed, latency };
	if (lesson === true) return { do: 'print', text: lessonList(strings), code: 0 };
	if (lesson !== undefined && !isLesson(lesson)) return usageError(words.badLesson(lesson, lessonIds.join(', ')));
	if (lesson && (serve || scale)) return usageError(words.lessonOnContoso);
	if (contents && (connect || scale || lesson)) return usageError(words.contentsAlone);
	if (serve && connect) return usageError(words.serveOrConnect);
	if (port !== undefined && !serve) return usageError(words.onlyWithServe);
	if (token !== undefined && !serve && !connect) return usageError(words.onlyWithConnect);
	if (connect && faults.length > 0) return usageError(words.faultWithConnect);
	if (connect && (scale || latency !== undefined)) return usageError(words.notWithConnect);
	if (seed !== undefined && !scale) return usageError(words.onlyWithScale);
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
