// Error answers in the shapes that Azure's services send them in.
import { describe, expect, it } from 'vitest';
import { parseErrorBody } from '../../../source/azure/pipeline/error-body.ts';
import { toProblem } from '../../../source/azure/pipeline/error-mapper.ts';

const busy = 'Cannot modify this site because another operation is in progress.';

describe('an error answer', () => {
	it.each([
		['Resource Manager', { error: { code: 'ScopeLocked', message: 'It is locked.' } }, 'ScopeLocked', 'It is locked.'],
		['without an envelope', { code: 'Conflict', message: busy }, 'Conflict', busy],
		[
			'App Service, in capitals, saying all of it twice',
			{
				Code: 'Conflict',
				Message: busy,
				Target: null,
				Details: [
					{ Message: busy },
					{ Code: 'Conflict' },
					{ ErrorEntity: { ExtendedCode: '59205', Message: busy, Code: 'Conflict' } },
				],
				Innererror: null,
			},
			'Conflict',
			busy,
		],
		['a message alone', { Message: 'No HTTP resource was found.' }, undefined, 'No HTTP resource was found.'],
		[
			'Resource Graph, the reason in the details',
			{
				error: {
					code: 'BadRequest',
					message: 'Please provide below info when asking for support: correlationId = c2c2.',
					details: [
						{ code: 'InvalidQuery', message: 'Query is invalid.' },
						{ code: 'ParserFailure', message: 'ParserFailure', line: 1 },
						{ code: 'ParserFailure', message: 'ParserFailure', line: 2 },
					],
				},
			},
			'BadRequest',
			'Please provide below info when asking for support: correlationId = c2c2. Query is invalid. ParserFailure',
		],
		[
			'Log Analytics, the reason innermost',
			{
				error: {
					code: 'BadArgumentError',
					message: 'The request had some invalid properties',
					innererror: {
						code: 'SemanticError',
						message: 'A semantic error occurred.',
						innererror: { code: 'SEM0100', message: "'where' operator: Failed to resolve column 'x'" },
					},
				},
			},
			'BadArgumentError',
			"The request had some invalid properties A semantic error occurred. 'where' operator: Failed to resolve column 'x'",
		],
		[
			'OData',
			{ 'odata.error': { code: 'Request_BadRequest', message: { lang: 'en', value: 'Invalid filter clause' } } },
			'Request_BadRequest',
			'Invalid filter clause',
		],
		[
			'OAuth',
			{ error: 'invalid_grant', error_description: 'AADSTS70008: expired' },
			'invalid_grant',
			'AADSTS70008: expired',
		],
		['text with an escape sequence', { error: { code: 'A\u001b[2J', message: 'B\u001b[31m' } }, 'A', 'B'],
		['numbers', { error: { code: 7, message: 8, details: 9 } }, '7', '8'],
		['no object', ['x'], undefined, undefined],
		['null', null, undefined, undefined],
	] as const)('of %s', (_, body, code, message) => {
		expect(parseErrorBody(JSON.stringify(body))).toEqual({ code, message });
	});

	it('that is nested without end is read as far as anybody means it', () => {
		const depth = 100_000;
		const body = `{"error":{"code":"A","message":"B",${'"innererror":{"message":"C",'.repeat(depth)}"x":1${'}'.repeat(depth + 2)}`;
		expect(parseErrorBody(body)).toEqual({ code: 'A', message: 'B C' });
	});

	it('decides by its code, however that is spelt', () => {
		const response = { status: 409, bodyAsText: JSON.stringify({ Code: 'ScopeLocked', Message: 'no' }) };
		expect(toProblem({ name: 'RestError', statusCode: 409, response }, 0)).toMatchObject({
			kind: 'locked',
			facts: { detail: 'no' },
		});
	});
});
