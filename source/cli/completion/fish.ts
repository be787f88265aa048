import { type CommandWords, type Flag, type Grammar, subcommands } from './grammar.ts';

/** In single quotes fish knows two escapes. */
const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

const spelled = ({ names }: Flag): string =>
	names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');

const value = ({ takes }: Flag): string => {
	if (takes === 'nothing') return '';
	if (takes === 'folder') return ` -xa '(__fish_complete_directories)'`;
	return takes === 'something' ? ' -x' : ` -xa ${quoted(takes.join(' '))}`;
};

export const fish = (grammar: Grammar): string => {
	const { program } = grammar;
	const all = subcommands(grammar);
	const names = all.map(({ name }) => name).join(' ');
	const where = ({ name }: CommandWords) =>
		quoted(name === '' ? `not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${name}`);
	const line = (rest: string) => `complete -c ${program} ${rest}`;
	return [
		`# ${program} completion fish`,
		line('-f'),
		...all.map(({ name, description }) =>
			line(`-n ${quoted(`not __fish_seen_subcommand_from ${names}`)} -a ${name} -d ${quoted(description)}`),
		),
		...grammar.commands.flatMap((command) => [
			...(command.operands.length > 0 ? [line(`-n ${where(command)} -a ${quoted(command.operands.join(' '))}`)] : []),
			...command.flags.map((flag) =>
				line(`-n ${where(command)} ${spelled(flag)}${value(flag)} -d ${quoted(flag.description)}`),
			),
		]),
		'',
	].join('\n');
};
