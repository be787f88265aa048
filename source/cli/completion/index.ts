// Writes completions for each shell from the one description of the command line.
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import type { Grammar, Shell } from './grammar.ts';
import { powershell } from './powershell.ts';
import { zsh } from './zsh.ts';

const scriptWriters: Readonly<Record<Shell, (grammar: Grammar) => string>> = { bash, zsh, fish, powershell };

/** Returns the script that makes this shell complete the program's commands, flags and values. */
export const completionScript = (shell: Shell, grammar: Grammar): string => scriptWriters[shell](grammar);
