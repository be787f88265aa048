// What can be a subdomain, and what an account would be called.
import { describe, expect, it } from 'vitest';
import { isValidSubdomain, proposedSubdomain } from '../../../source/changes/kinds/set-subdomain.ts';

describe('a subdomain', () => {
	it.each(['a1', 'aoai-contoso', '2fast', 'A-B', 'x'.repeat(63)])('may be %s', (name) => {
		expect(isValidSubdomain(name)).toBe(true);
	});

	it.each(['', 'a', '-ab', 'ab-', 'a.b', 'a_b', 'a b', 'ab\n', 'テスト', 'x'.repeat(64)])('may not be %j', (name) => {
		expect(isValidSubdomain(name)).toBe(false);
	});

	it('is proposed as the account is called, as far as that can be a host', () => {
		expect(proposedSubdomain('Contoso_Chat.Prod')).toBe('contoso-chat-prod');
		expect(proposedSubdomain('_Speech.')).toBe('speech');
		expect(proposedSubdomain('aoai-contoso-chat')).toBe('aoai-contoso-chat');
		// The name of an account may be one character longer than a label of a host name.
		expect(proposedSubdomain('x'.repeat(64))).toBe('x'.repeat(63));
		expect(proposedSubdomain(`${'x'.repeat(62)}-y`), 'cut at its hyphen').toBe('x'.repeat(62));
	});
});
