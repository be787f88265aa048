// Prints the help in the language that the person chose, wrapped as the screens are. commander's own words are English.
import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { widthOf } from '../../shared/display-width.ts';
import { wrap } from '../../shared/wrap.ts';
import type { Strings } from '../../strings/index.ts';

type DescribedOption = Pick<Option & Argument, 'description' | 'argChoices' | 'defaultValue'>;

/** Returns the description of an option with its choices and its default. */
const describeOption = (
	{ description, argChoices, defaultValue }: DescribedOption,
	{ choices, defaultValue: otherwise, join, apart }: Strings['cli']['help'],
): string => {
	const details = [
		...(argChoices ? [choices(argChoices.join(join))] : []),
		...(typeof defaultValue === 'string' ? [otherwise(defaultValue)] : []),
	];
	return details.length > 0 ? `${description} (${details.join(apart)})` : description;
};

/** Returns the configuration that makes commander print its help in this language and at the width of the terminal. */
export const helpConfiguration = ({ help }: Strings['cli']): HelpConfiguration => {
	const defaultHelp = new Help();
	const localizePlaceholders = (usage: string) =>
		usage.replace('[options]', help.options).replace('[command]', help.command);
	return {
		styleTitle: (title) => help.titles[title] ?? title,
		commandUsage: (command: Command) => localizePlaceholders(defaultHelp.commandUsage(command)),
		subcommandTerm: (command: Command) => localizePlaceholders(defaultHelp.subcommandTerm(command)),
		optionDescription: (option: Option) => describeOption(option, help),
		argumentDescription: (argument: Argument) => describeOption(argument, help),
		displayWidth: widthOf,
		boxWrap: (text, width) =>
			text
				.split('\n')
				.flatMap((line) => wrap(line, width))
				.join('\n'),
	};
};
