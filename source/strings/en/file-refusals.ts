import type { FileRefusal } from '../../model/problem.ts';

/** Why a file or folder of the program's own is not used. */
export const fileRefusals = {
	symbolicLink: 'It is a symbolic link, which this program does not follow. Name the folder itself with --state-dir.',
	foreignOwner: 'It belongs to another user of this machine: nothing is read from it or written to it.',
	notAFile: 'It is a pipe or a device, not a file.',
	notAFolder: 'It is not a folder.',
	noAnswer: 'It did not answer within seconds, as on a network drive that is away. You can leave at any time.',
} satisfies Record<FileRefusal, string>;
