// Whose address it is: look-alikes do not count.
import { describe, expect, it } from 'vitest';
import { ownHosts } from '../../source/azure/evidence/own-hosts.ts';
import { clouds } from '../../source/model/clouds.ts';

const hosts = ownHosts(clouds.public, { subdomain: 'Contoso', location: 'japaneast' });

describe('an address', () => {
	it.each([
		'https://contoso.openai.azure.com/',
		'https://CONTOSO.cognitiveservices.azure.com/openai/deployments/x',
		'https://contoso.services.ai.azure.com./api/projects/p',
		'wss://contoso.openai.azure.com/openai/realtime',
		'contoso.openai.azure.com',
	])('is the own of the account: %s', (url) => {
		expect(hosts.isOwn(url)).toBe(true);
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
		expect(hosts.isOwn(url)).toBe(false);
	});

	it('of the region is nobody’s own', () => {
		expect(hosts.isShared('https://japaneast.api.cognitive.microsoft.com/')).toBe(true);
		expect(hosts.isOwn('https://japaneast.api.cognitive.microsoft.com/')).toBe(false);
		expect(hosts.isShared('https://japanwest.api.cognitive.microsoft.com/')).toBe(false);
		expect(hosts.isShared('https://japaneast.api.cognitive.microsoft.com.evil.example/')).toBe(false);
	});

	it('of an account without a subdomain does not exist', () => {
		const none = ownHosts(clouds.public, { subdomain: undefined, location: 'japaneast' });
		expect(none.isOwn('https://.openai.azure.com/')).toBe(false);
		expect(none.isNamedIn('anything at all')).toBe(false);
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
		expect(hosts.isNamedIn(text)).toBe(true);
	});

	it.each([
		'https://contoso.openai.azure.com.evil.example/',
		'https://contoso.openai.azure.com@evil.example/',
		'https://contoso.openai.azure.com:pw@evil.example/',
		'https://not-contoso.openai.azure.com/',
		'https://my.contoso.openai.azure.com/',
	])('does not: %s', (text) => {
		expect(hosts.isNamedIn(text)).toBe(false);
	});
});
