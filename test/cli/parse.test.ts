// The help and what is said of a mistake, in the language that was asked for: nothing of commander's own words is left.
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../source/cli/parse.ts';
import { languages, loadStrings } from '../../source/strings/index.ts';

const account = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a';

const commands = ['', 'practice', 'inspect', 'report', 'history', 'completion'];

describe.each(languages)('in %s', async (language) => {
	const strings = await loadStrings(language);
	const { usageErrors, badPort, badAccount, badTenant, badTime, help } = strings.cli;
	const read = (...argv: readonly string[]) => parseCommandLine(argv, strings, '0.0.0');
	const helpOf = (command: string) => {
		const asked = read(...(command ? [command] : []), '--help');
		return asked.do === 'print' ? asked.text : '';
	};

	it.each(commands)('the help of %j fits 80 columns and has no English around the Japanese', (command) => {
		const text = helpOf(command);
		expect(text).toContain('--lang <language>');
		expect(text.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
		expect(text).toContain(help.choices(['en', 'ja'].join(help.join)).slice(0, 6));
		if (language === 'ja') expect(text).not.toMatch(/Usage|Arguments|Options|Commands|\[options]|choices|default/);
	});

	it('the help says what is taken where nothing is given', () => {
		const told = `${help.choices(['public', 'usgov', 'china'].join(help.join))}${help.apart}${help.defaultValue('public')}`;
		expect(helpOf('').replaceAll(/\s/g, '')).toContain(told.replaceAll(/\s/g, ''));
	});

	it.each([
		[['--nonsense'], usageErrors.unknown('--nonsense', '')],
		[['--acount', 'x'], usageErrors.unknown('--acount', '--account')],
		[["--it's\n(it)", 'x'], usageErrors.unknown("--it's\n(it)", '')],
		[['practice', '--se'], usageErrors.unknown('--se', '--seed')],
		[['inspec'], usageErrors.tooMany('inspec')],
		[['inspect', 'Contoso', 'AI'], usageErrors.tooMany('Contoso')],
		[['completion', 'bash', 'zsh'], usageErrors.tooMany('zsh')],
		[['--lang'], usageErrors.noValue('--lang')],
		[['practice', '--port'], usageErrors.noValue('--port')],
		[['report'], usageErrors.needed('--account')],
		[['completion'], usageErrors.needed('<shell>')],
		[['completion', 'tcsh'], usageErrors.notOneOf('tcsh', 'bash, zsh, fish, powershell')],
		[['--cloud', 'moon'], usageErrors.notOneOf('--cloud moon', 'public, usgov, china')],
		[
			['inspect', '--fail-on', 'keys-on,x'],
			usageErrors.notOneOf('--fail-on keys-on,x', 'keys-on, ready, not-ready, cannot-tell, refused'),
		],
		[
			['--account', '/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v'],
			badAccount('/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v'),
		],
		[['inspect', '--account', 'group/a'], badAccount('group/a')],
		[['report', '--account', `${account}/deployments/d`], badAccount(`${account}/deployments/d`)],
		[['history', '--account', `${account}/`], badAccount(`${account}/`)],
		[['--tenant', 'a b; rm\n-rf'], badTenant('a b; rm\n-rf')],
		[['history', '--since', 'yesterday'], badTime('yesterday')],
		[['history', '--since', '2026-13-01'], badTime('2026-13-01')],
		[['practice', '--port', "it's"], badPort("it's")],
	])('%j is refused in its own words', (argv, said) => {
		expect(read(...argv)).toEqual({ do: 'print', text: `${said}\n`, code: 2 });
	});

	it('an account is named by its name or by its whole id', () => {
		for (const one of ['a', account, account.toUpperCase()]) {
			expect(read('--account', one)).toMatchObject({ account: one });
			expect(read('inspect', '--account', one, '--account', 'b')).toMatchObject({ accounts: [one, 'b'] });
		}
	});

	it.each([['--log-file'], ['--state-dir']])('a report takes %s, before and after its name', (flag) => {
		const name = flag === '--log-file' ? 'logFile' : 'stateDir';
		expect(read('inspect', flag, 'here')).toMatchObject({ do: 'inspect', [name]: 'here' });
		expect(read(flag, 'here', 'report', '--account', 'a')).toMatchObject({ do: 'report', [name]: 'here' });
	});
});
