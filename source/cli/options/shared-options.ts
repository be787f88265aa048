// Declares the flags that several commands take, each once.
import type { Command } from 'commander';
import { cloudNames } from '../../model/resources.ts';
import { languages, type Strings } from '../../strings/index.ts';
import { choiceOption, parseAccount } from './value-parsers.ts';

/** Returns the command with the flags added that choose the first screen and how screens look. */
export const addScreenOptions = (command: Command, words: Strings['cli']): Command => {
	const { options } = words;
	return command
		.option('--subscription <name or id>', options.subscription)
		.option('--account <name or id>', options.account, parseAccount(words))
		.option('--mouse', options.mouse)
		.option('--screen-reader', options.screenReader)
		.option('--owner-tag <name>', options.ownerTag);
};

/** Returns the command with `--tenant` and `--cloud` added. */
export const addCloudOptions = (command: Command, words: Strings['cli'], toTenant: (text: string) => string): Command =>
	command
		.option('--tenant <id or domain>', words.options.tenant, toTenant)
		.addOption(choiceOption('--cloud <cloud>', words.options.cloud, cloudNames, words).default('public'));

/** Returns the command with `--read-only`, `--state-dir` and `--log-file` added. */
export const addStorageOptions = (command: Command, { options }: Strings['cli']): Command =>
	command
		.option('--read-only', options.readOnly)
		.option('--state-dir <folder>', options.stateDir)
		.option('--log-file <file>', options.logFile);

/** Returns the command with `--lang` and `--help` added. */
export const addHelpOptions = (command: Command, words: Strings['cli']): Command =>
	command
		.addOption(choiceOption('--lang <language>', words.options.lang, languages, words))
		.helpOption('-h, --help', words.options.help);
