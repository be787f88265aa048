// Who said it: an error is Azure's only where something of Azure's is in it, and a path is readable in every language.
import { createHttpHeaders, createPipelineRequest, RestError } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { toProblem } from '../../../source/azure/pipeline/error-mapper.ts';
import { Problem, type ProblemKind, type ProblemSpeaker, speakerOf } from '../../../source/model/problem.ts';
import { en } from '../../../source/strings/en/index.ts';
import { ja } from '../../../source/strings/ja/index.ts';
import { problemBlocks } from '../../../source/ui/features/problem-blocks.ts';

const account = 'https://management.azure.com/subscriptions/5a/resourceGroups/rg-検証/providers/x/accounts/アカウント';
const page = '<!doctype html><html><head><title>Access blocked by Contoso</title></head></html>';
const html = { 'content-type': 'text/html' };
const azureError = JSON.stringify({ error: { code: 'AuthorizationFailed', message: 'The client may not.' } });
const json = { 'content-type': 'application/json' };

const answered = (status: number, body: string, headers: Record<string, string>) => {
	const request = createPipelineRequest({ url: encodeURI(account) });
	const response = { request, status, bodyAsText: body, headers: createHttpHeaders(headers) };
	return toProblem(new RestError('failed', { statusCode: status, request, response }), 0) as Problem;
};

const answers: readonly (readonly [string, Problem, ProblemKind, ProblemSpeaker])[] = [
	['403 of Azure', answered(403, azureError, json), 'forbidden', 'azure'],
	[
		'403 of Azure as a page, with a request id',
		answered(403, page, { ...html, 'x-ms-request-id': '1' }),
		'forbidden',
		'azure',
	],
	['404 without a body', answered(404, '', {}), 'notFound', 'azure'],
	['403 of a proxy', answered(403, page, html), 'badAnswer', 'proxy'],
	['404 of a proxy', answered(404, page, html), 'badAnswer', 'proxy'],
	['401 of a proxy', answered(401, page, html), 'badAnswer', 'proxy'],
	['409 of a proxy', answered(409, page, {}), 'badAnswer', 'proxy'],
	['407', answered(407, '', {}), 'network', 'proxy'],
	['502 of a gateway', answered(502, page, html), 'network', 'proxy'],
	['503 of Azure', answered(503, '{"error":{"code":"ServerBusy","message":"busy"}}', json), 'unavailable', 'azure'],
	[
		'no answer',
		toProblem(new RestError('connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 0) as Problem,
		'network',
		'network',
	],
	['a full disk', new Problem('journal', { detail: 'ENOSPC: no space left on device' }), 'journal', 'disk'],
	['our own finding', new Problem('badAnswer', { detail: 'the list has no value' }), 'badAnswer', 'program'],
];

describe.each(answers)('%s', (_, problem, kind, speaker) => {
	it(`is ${kind}, said by: ${speaker}`, () => {
		expect([problem.kind, speakerOf(problem)]).toEqual([kind, speaker]);
	});

	it.each([en, ja])('is shown with who said it', (strings) => {
		const lines = problemBlocks(problem, strings).flatMap((block) => ('text' in block ? [String(block.text)] : []));
		const quoted = lines.filter((line) => line.startsWith(strings.shell.said[speaker]));
		expect(quoted).toHaveLength(1);
		if (speaker !== 'azure') expect(lines.join('\n')).not.toContain(strings.shell.said.azure);
	});
});

it('quotes the title of a page, and nothing else of it', () => {
	const { facts } = answered(403, page, html);
	expect(facts.detail).toBe('HTTP 403: Access blocked by Contoso');
});

it('writes names in Japanese as they are, and what cannot be decoded as it came', () => {
	expect(answered(403, azureError, json).facts.subject).toBe(new URL(account).pathname && account.slice(28));
	const request = createPipelineRequest({ url: 'https://management.azure.com/a/%E6%A4' });
	expect((toProblem(new RestError('x', { statusCode: 403, request }), 0) as Problem).facts.subject).toBe('/a/%E6%A4');
});
