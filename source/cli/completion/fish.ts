import { quoteFish } from '../../shared/shell-quoting.ts';
import { type CommandGrammar, type Flag, type Grammar, subcommands } from './grammar.ts';

const nameOptions = ({ names }: Flag): string =>
	names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');

const valueOption = ({ argument }: Flag): string => {
	if (argument === 'nothing') return '';
	if (argument === 'folder') return ` -xa '(__fish_complete_directories)'`;
	if (argument === 'file') return ' -rF';
	return argument === 'something' ? ' -x' : ` -xa ${quoteFish(argument.join(' '))}`;
};

/** Returns the completion script for fish. */
export const fish = (grammar: Grammar): string => {
	const { program } = grammar;
	const commands = subcommands(grammar);
	const names = commands.map(({ name }) => name).join(' ');
	const condition = ({ name }: CommandGrammar) =>
		quoteFish(name === '' ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${name}`);
	const line = (rest: string) => `complete -c ${program} ${rest}`;
	return [
		`# ${program} completion fish`,
		line('-f'),
		...commands.map(({ name, description }) =>
			line(`-n ${quoteFish(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quoteFish(description)}`),
		),
		...grammar.commands.flatMap((command) => [
			...(command.operands.length > 0
				? [line(`-n ${condition(command)} -a ${quoteFish(command.operands.join(' '))}`)]
				: []),
			...command.flags.map((flag) =>
				line(`-n ${condition(command)} ${nameOptions(flag)}${valueOption(flag)} -d ${quoteFish(flag.description)}`),
			),
		]),
		'',
	].join('\n');
};
