// The help, in the language that was asked for and wrapped as the screens are. What commander says by itself is English.
import { type Argument, type Command, Help, type HelpConfiguration, type Option } from 'commander';
import { widthOf } from '../../shared/display-width.ts';
import { wrap } from '../../shared/wrap.ts';
import type { Strings } from '../../strings/index.ts';

type Described = Pick<Option & Argument, 'description' | 'argChoices' | 'defaultValue'>;

/** The description with what can be given, and what is taken where nothing is. */
const described = (
	{ description, argChoices, defaultValue }: Described,
	{ choices, otherwise, join, apart }: Strings['cli']['help'],
): string => {
	const more = [
		...(argChoices ? [choices(argChoices.join(join))] : []),
		...(typeof defaultValue === 'string' ? [otherwise(defaultValue)] : []),
	];
	return more.length > 0 ? `${description} (${more.join(apart)})` : description;
};

export const helpIn = ({ help }: Strings['cli']): HelpConfiguration => {
	const own = new Help();
	const placed = (usage: string) => usage.replace('[options]', help.options).replace('[command]', help.command);
	return {
		styleTitle: (title) => help.titles[title] ?? title,
		commandUsage: (command: Command) => placed(own.commandUsage(command)),
		subcommandTerm: (command: Command) => placed(own.subcommandTerm(command)),
		optionDescription: (option: Option) => described(option, help),
		argumentDescription: (argument: Argument) => described(argument, help),
		displayWidth: widthOf,
		boxWrap: (text, width) =>
			text
				.split('\n')
				.flatMap((line) => wrap(line, width))
				.join('\n'),
	};
};
