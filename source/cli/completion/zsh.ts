// The script works in zsh: sourced, or as a file `_aoai-keyless` in a folder of $fpath.
import { quotePosix } from '../../shared/shell-quoting.ts';
import { type CommandGrammar, type Flag, functionName, type Grammar, subcommands } from './grammar.ts';

/** Returns the text with the characters escaped that have a meaning in a specification of `_arguments`. */
const escapeSpec = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&');

const argumentSpec = ({ argument }: Flag): string => {
	if (argument === 'nothing') return '';
	if (argument === 'folder') return ':folder:_files -/';
	if (argument === 'file') return ':file:_files';
	return argument === 'something' ? ':value: ' : `:value:(${argument.join(' ')})`;
};

const flagSpecs = ({ flags }: CommandGrammar): readonly string[] =>
	flags.flatMap((flag) =>
		flag.names.map((name) =>
			quotePosix(`${flag.isRepeatable ? '*' : ''}${name}[${escapeSpec(flag.description)}]${argumentSpec(flag)}`),
		),
	);

const joinLines = (lines: readonly string[]): string => lines.join(' \\\n\t\t');

/** Returns the completion script for zsh. */
export const zsh = (grammar: Grammar): string => {
	const name = functionName(grammar);
	const commands = subcommands(grammar);
	const root = grammar.commands.filter((one) => one.name === '').flatMap(flagSpecs);
	return [
		`#compdef ${grammar.program}`,
		`${name}() {`,
		'\tlocal curcontext="$curcontext" state line',
		'\tlocal -a commands',
		'\tcommands=(',
		...commands.map((one) => `\t\t${quotePosix(`${one.name}:${escapeSpec(one.description)}`)}`),
		'\t)',
		`\t${joinLines(['_arguments -C', ...root, quotePosix('1: :->command'), quotePosix('*:: :->rest')])}`,
		'\tcase $state in',
		"\tcommand) _describe -t commands 'command' commands ;;",
		'\trest)',
		'\t\tcase $line[1] in',
		...commands.map(
			(one) =>
				`\t\t${one.name}) ${joinLines(['_arguments', ...flagSpecs(one), ...(one.operands.length > 0 ? [quotePosix(`1:value:(${one.operands.join(' ')})`)] : [])])} ;;`,
		),
		'\t\tesac ;;',
		'\tesac',
		'}',
		`if [ "$funcstack[1]" = "_${grammar.program}" ]; then ${name} "$@"; else compdef ${name} ${grammar.program}; fi`,
		'',
	].join('\n');
};
