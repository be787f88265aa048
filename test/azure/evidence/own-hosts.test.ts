// Whose address it is: look-alikes do not count.
import { describe, expect, it } from 'vitest';
import { accountHosts } from '../../../source/azure/evidence/account-hosts.ts';
import { clouds } from '../../../source/model/clouds.ts';

const hosts = accountHosts(clouds.public, { subdomain: 'Contoso', location: 'japaneast' });

describe('an address', () => {
	it.each([
		'https://contoso.openai.azure.com/',
		'https://CONTOSO.cognitiveservices.azure.com/openai/deployments/x',
		'https://contoso.services.ai.azure.com./api/projects/p',
		'wss://contoso.openai.azure.com/openai/realtime',
		'contoso.openai.azure.com',
	])('is the own of the account: %s', (url) => {
		expect(hosts.isAccountUrl(url)).toBe(true);
	});

	it.each([
		'https://contoso.openai.azure.com.evil.example/',
		'https://contoso.openai.azure.com@evil.example/',
		'https://evil.example@contoso.openai.azure.com/',
		'https://contoso.openai.azure.com:8443/',
		'https://xcontoso.openai.azure.com/',
		'https://contoso.openai.azure.com%2eevil.example/',
		'https://contoso.openai.azure.us/',
		'https://evil.example/?to=https://contoso.openai.azure.com/',
		'https://evil.example/contoso.openai.azure.com',
		'https://contoso-openai.azure.com/',
		'https://cоntoso.openai.azure.com/',
		'',
		undefined,
		{ toString: () => 'https://contoso.openai.azure.com/' },
	])('is not: %s', (url) => {
		expect(hosts.isAccountUrl(url)).toBe(false);
	});

	it('of the region belongs to no account', () => {
		expect(hosts.isRegionalUrl('https://japaneast.api.cognitive.microsoft.com/')).toBe(true);
		expect(hosts.isAccountUrl('https://japaneast.api.cognitive.microsoft.com/')).toBe(false);
		expect(hosts.isRegionalUrl('https://japanwest.api.cognitive.microsoft.com/')).toBe(false);
		expect(hosts.isRegionalUrl('https://japaneast.api.cognitive.microsoft.com.evil.example/')).toBe(false);
	});

	it('of an account without a subdomain does not exist', () => {
		const none = accountHosts(clouds.public, { subdomain: undefined, location: 'japaneast' });
		expect(none.isAccountUrl('https://.openai.azure.com/')).toBe(false);
		expect(none.isMentionedIn('anything at all')).toBe(false);
	});
});

describe('a text', () => {
	it.each([
		'https://contoso.openai.azure.com/openai',
		'Endpoint=https://contoso.openai.azure.com/;Key=x',
		'{"endpoint":"contoso.cognitiveservices.azure.com"}',
		'Ask contoso.openai.azure.com.',
		'contoso.openai.azure.com:443',
	])('names the account: %s', (text) => {
		expect(hosts.isMentionedIn(text)).toBe(true);
	});

	it.each([
		'https://contoso.openai.azure.com.evil.example/',
		'https://contoso.openai.azure.com@evil.example/',
		'https://contoso.openai.azure.com:pw@evil.example/',
		'https://not-contoso.openai.azure.com/',
		'https://my.contoso.openai.azure.com/',
	])('does not: %s', (text) => {
		expect(hosts.isMentionedIn(text)).toBe(false);
	});
});
