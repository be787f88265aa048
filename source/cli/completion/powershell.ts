// The script works in Windows PowerShell 5.1 and PowerShell 7.
import { quotePowerShell } from '../../shared/shell-quoting.ts';
import { type Grammar, nextWords, subcommands } from './grammar.ts';

const arrayLiteral = (words: readonly string[]): string => `@(${words.map(quotePowerShell).join(', ')})`;

/** Returns the completion script for PowerShell. */
export const powershell = (grammar: Grammar): string => {
	const values = grammar.commands.flatMap(({ name, flags }) =>
		flags.flatMap(({ names, argument }) =>
			argument === 'nothing'
				? []
				: names.map(
						(flag) =>
							`\t\t${quotePowerShell(`${name} ${flag}`)} = ${arrayLiteral(typeof argument === 'string' ? [] : argument)}`,
					),
		),
	);
	return [
		`# ${grammar.program} completion powershell`,
		`Register-ArgumentCompleter -Native -CommandName ${quotePowerShell(grammar.program)} -ScriptBlock {`,
		'\tparam($wordToComplete, $commandAst, $cursorPosition)',
		`\t$commands = ${arrayLiteral(subcommands(grammar).map(({ name }) => name))}`,
		'\t$words = @{',
		...grammar.commands.map((one) => `\t\t${quotePowerShell(one.name)} = ${arrayLiteral(nextWords(grammar, one))}`),
		'\t}',
		'\t$values = @{',
		...values,
		'\t}',
		'\t$before = @($commandAst.CommandElements | Select-Object -Skip 1 |',
		'\t\tWhere-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })',
		'\t$command = [string]($before | Where-Object { $commands -contains $_ } | Select-Object -First 1)',
		'\t$place = "$command $($before | Select-Object -Last 1)"',
		'\t$found = if ($values.ContainsKey($place)) { $values[$place] } else { $words[$command] }',
		'\t$found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {',
		"\t\t[System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)",
		'\t}',
		'}',
		'',
	].join('\n');
};
