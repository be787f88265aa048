import { expect, it } from 'vitest';
import { readCommandLine } from '../../source/command-line.ts';
import { en } from '../../source/strings/en/index.ts';
import { nothingAsked } from '../../source/ui/start.ts';

it('takes an empty command line for what reading it would give', () => {
	expect(readCommandLine([], en, '1.0.0')).toEqual(nothingAsked);
});
