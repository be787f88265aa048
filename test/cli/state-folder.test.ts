// Where the journal is said to be nowhere, nothing is opened; it never lands in the current folder.
import { describe, expect, it } from 'vitest';
import { stateFolderError } from '../../source/cli/state-folder.ts';
import { en } from '../../source/strings/en/index.ts';

const { cli } = en;

describe('the folder of the journals', () => {
	it.each([
		['', cli.emptyStateDir],
		[' ', cli.emptyStateDir],
		['.', undefined],
		['/somewhere', undefined],
	])('given as %j', (given, error) => expect(stateFolderError(given, en, {}, 'linux')).toBe(error));

	it.each([
		['linux', { HOME: '/home/a' }, undefined],
		['linux', { HOME: '/home/a', XDG_DATA_HOME: '' }, undefined],
		['linux', { XDG_DATA_HOME: '/data' }, undefined],
		['linux', { HOME: '/home/a', XDG_DATA_HOME: 'data' }, cli.relativeFolder('XDG_DATA_HOME', 'data')],
		['linux', {}, cli.noHome],
		['linux', { HOME: '' }, cli.noHome],
		['linux', { HOME: 'home' }, cli.relativeFolder('HOME', 'home')],
		['darwin', { XDG_DATA_HOME: '/data' }, cli.noHome],
		['darwin', { HOME: '/Users/a', XDG_DATA_HOME: 'data' }, undefined],
		['win32', {}, undefined],
	] as const)('by the environment of %s: %j', (platform, env, error) =>
		expect(stateFolderError(undefined, en, env, platform)).toBe(error),
	);
});
