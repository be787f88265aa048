// An answer that comes late belongs to the row that was asked for, not to the one that is looked at by then.
import type { HttpClient } from '@azure/core-rest-pipeline';
import { afterEach, describe, it } from 'vitest';
import { lastHop } from '../../source/practice/practice.ts';
import { openPractice } from '../helpers/practice.ts';
import { openProgram, type Program } from '../helpers/program.tsx';

let program: Program;
afterEach(() => program.close());

describe('a selection that is answered late', () => {
	it('never shows under another one', async () => {
		const practice = await openPractice();
		let letGo = () => {};
		const held = new Promise<void>((resolve) => {
			letGo = resolve;
		});
		let arrived = () => {};
		const late = new Promise<void>((resolve) => {
			arrived = resolve;
		});
		const hop = lastHop(practice.served.endpoint);
		const slow: HttpClient = {
			sendRequest: async (request) => {
				const isLate = /\/accounts\/aoai-contoso-chat(\?|\/)/.test(request.url);
				const response = await hop.sendRequest(request);
				if (isLate) await held;
				if (isLate) arrived();
				return response;
			},
		};
		program = await openProgram({ practice, connection: { httpClient: slow } });
		const open = async (name: string) => {
			await program.press('/');
			await program.type(name);
			await program.see(`Filter: ${name}`);
			await program.press('Enter', 'Enter');
		};
		await program.see('Contoso AI Production');
		await program.press('a');
		await program.see('aoai-contoso-chat', 'aoai-contoso-batch');
		await open('contoso-chat');
		await program.see('› aoai-contoso-chat', program.strings.lists.reading);
		await program.press('Esc', 'Esc');
		await program.see('aoai-contoso-batch', 'aoai-contoso-chat');
		await open('contoso-batch');
		const endpoint = 'https://aoai-contoso-batch.openai.azure.com/';
		await program.see(endpoint);
		letGo();
		await late;
		await program.press('Down', 'Up');
		const screen = await program.see(endpoint);
		if (screen.includes('contoso-chat')) throw new Error(`the late answer shows:\n${screen}`);
	});
});
