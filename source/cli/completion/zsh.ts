// For zsh: sourced, or as a file `_aoai-keyless` in a folder of $fpath.
import { type CommandWords, type Flag, type Grammar, identifier, quoted, subcommands } from './grammar.ts';

/** What means something inside a specification of `_arguments`. */
const plain = (text: string): string => text.replaceAll(/[\\[\]:]/g, '\\$&');

const action = ({ takes }: Flag): string => {
	if (takes === 'nothing') return '';
	if (takes === 'folder') return ':folder:_files -/';
	return takes === 'something' ? ':value: ' : `:value:(${takes.join(' ')})`;
};

const specs = ({ flags }: CommandWords): readonly string[] =>
	flags.flatMap((flag) =>
		flag.names.map((name) =>
			quoted(`${flag.isRepeatable ? '*' : ''}${name}[${plain(flag.description)}]${action(flag)}`),
		),
	);

const calling = (lines: readonly string[]): string => lines.join(' \\\n\t\t');

export const zsh = (grammar: Grammar): string => {
	const name = identifier(grammar);
	const all = subcommands(grammar);
	const root = grammar.commands.filter((one) => one.name === '').flatMap(specs);
	return [
		`#compdef ${grammar.program}`,
		`${name}() {`,
		'\tlocal curcontext="$curcontext" state line',
		'\tlocal -a commands',
		'\tcommands=(',
		...all.map((one) => `\t\t${quoted(`${one.name}:${plain(one.description)}`)}`),
		'\t)',
		`\t${calling(['_arguments -C', ...root, quoted('1: :->command'), quoted('*:: :->rest')])}`,
		'\tcase $state in',
		"\tcommand) _describe -t commands 'command' commands ;;",
		'\trest)',
		'\t\tcase $line[1] in',
		...all.map(
			(one) =>
				`\t\t${one.name}) ${calling(['_arguments', ...specs(one), ...(one.operands.length > 0 ? [quoted(`1:value:(${one.operands.join(' ')})`)] : [])])} ;;`,
		),
		'\t\tesac ;;',
		'\tesac',
		'}',
		`if [ "$funcstack[1]" = "_${grammar.program}" ]; then ${name} "$@"; else compdef ${name} ${grammar.program}; fi`,
		'',
	].join('\n');
};
