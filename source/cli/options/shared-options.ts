// Flags that several commands take, each described once.
import { type Command, Option } from 'commander';
import { cloudNames } from '../../model/resources.ts';
import { languages, type Strings } from '../../strings/index.ts';
import { parseAccount } from './value-parsers.ts';

/** What to open first, what the screens show, and how. */
export const addScreenOptions = (command: Command, words: Strings['cli']): Command => {
	const { options } = words;
	return command
		.option('--subscription <name or id>', options.subscription)
		.option('--account <name or id>', options.account, parseAccount(words))
		.option('--mouse', options.mouse)
		.option('--screen-reader', options.screenReader)
		.option('--owner-tag <name>', options.ownerTag);
};

export const addCloudOptions = (
	command: Command,
	{ options }: Strings['cli'],
	toTenant: (text: string) => string,
): Command =>
	command
		.option('--tenant <id or domain>', options.tenant, toTenant)
		.addOption(new Option('--cloud <cloud>', options.cloud).choices(cloudNames).default('public'));

export const addStorageOptions = (command: Command, { options }: Strings['cli']): Command =>
	command
		.option('--read-only', options.readOnly)
		.option('--state-dir <folder>', options.stateDir)
		.option('--log-file <file>', options.logFile);

export const addHelpOptions = (command: Command, { options }: Strings['cli']): Command =>
	command
		.addOption(new Option('--lang <language>', options.lang).choices(languages))
		.helpOption('-h, --help', options.help);
