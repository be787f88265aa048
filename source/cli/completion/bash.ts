// The script works in bash 3.2, which macOS has, and newer.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash's own.
import { quotePosix } from '../../shared/shell-quoting.ts';
import { functionName, type Grammar, nextWords, subcommands } from './grammar.ts';

/** Returns the completion script for bash. */
export const bash = (grammar: Grammar): string => {
	const name = functionName(grammar);
	const reply = (words: string) => `COMPREPLY=($(compgen ${words} -- "$current"))`;
	const values = grammar.commands.flatMap(({ name: command, flags }) =>
		flags.flatMap(({ names, argument }) => {
			if (argument === 'nothing') return [];
			const found =
				typeof argument === 'string'
					? { folder: reply('-d'), file: reply('-f'), something: '' }[argument]
					: reply(`-W ${quotePosix(argument.join(' '))}`);
			const pattern = names.map((one) => quotePosix(`${command} ${one}`)).join('|');
			return [`\t\t${pattern}) ${found ? `${found}; ` : ''}return ;;`];
		}),
	);
	return [
		`# ${grammar.program} completion bash`,
		`${name}() {`,
		'\tlocal current previous command word words',
		'\tcurrent=${COMP_WORDS[COMP_CWORD]}',
		'\tprevious=${COMP_WORDS[COMP_CWORD-1]}',
		'\t# --flag=value is three words to bash.',
		'\tif [ "$current" = = ]; then current=',
		'\telif [ "$previous" = = ]; then previous=${COMP_WORDS[COMP_CWORD-2]}; fi',
		'\tCOMPREPLY=()',
		'\tcommand=',
		'\tfor word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
		`\t\tcase $word in ${subcommands(grammar)
			.map((one) => one.name)
			.join('|')}) command=$word; break ;; esac`,
		'\tdone',
		'\tcase "$command $previous" in',
		...values,
		'\tesac',
		'\tcase $command in',
		...grammar.commands.map(
			(one) => `\t\t${one.name || "''"}) words=${quotePosix(nextWords(grammar, one).join(' '))} ;;`,
		),
		'\tesac',
		`\t${reply('-W "$words"')}`,
		'}',
		`complete -F ${name} ${grammar.program}`,
		'',
	].join('\n');
};
