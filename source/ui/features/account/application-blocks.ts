// Everything to show and to copy about a caller's own change: code in one language, or the setting of a service.

import type { Facts } from '../../../assessment/account-facts.ts';
import { settingsOf } from '../../../guides/application-settings.ts';
import { proof } from '../../../guides/samples/proof.ts';
import { inferenceVersion } from '../../../guides/samples/sample.ts';
import { chatDeployment, embeddingDeployment, samples } from '../../../guides/samples/samples.ts';
import { isOpenAi } from '../../../model/rbac/role-definitions.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { credentialBlocks, languageRow, proofBlocks, sampleBlocks, settingBlocks } from './sample-blocks.ts';

export type Shown = {
	readonly id: string;
	readonly language: string;
	readonly nextId: string;
	readonly isSetting: boolean;
	readonly blocks: readonly Block[];
	readonly code: string;
	/** The proof on the host; or why there is none. */
	readonly proof: { readonly command: string } | { readonly none: string };
};

const warned = (text: string): Block => ({ text: `${marks.warning} ${text}`, tone: 'warning' });

const pick = <T extends { readonly id: string }>(all: readonly T[], wanted: string): { one: T; next: T } => {
	const one = all.find(({ id }) => id === wanted) ?? all[0];
	if (!one) throw new Error('nothing to show');
	return { one, next: all[(all.indexOf(one) + 1) % all.length] ?? one };
};

/** `wanted`: id of the language that was looked at last. */
export const shownOf = (facts: Facts, scope: string, wanted: string, strings: Strings): Shown => {
	const words = strings.application;
	const { account, caller, deployments } = facts;
	const isSampled = isOpenAi(account.kind);
	const deployed = deployments.known ? deployments.value : [];
	const deployment = chatDeployment(deployed)?.name;
	const input = {
		endpoint: account.subdomain && account.endpoint ? account.endpoint : words.yourEndpoint,
		deployment: deployment ?? words.yourDeployment,
		apiVersion: inferenceVersion,
		scope,
		clientId: caller?.clientId,
	};
	const unreachable: readonly Block[] = account.subdomain ? [] : [warned(words.noSubdomain)];
	const host = caller?.host?.known ? caller.host.value : undefined;
	const settings = settingsOf(host?.type, { ...input, embedding: embeddingDeployment(deployed) });
	if (settings && !isSampled)
		return {
			id: '',
			language: '',
			nextId: '',
			isSetting: true,
			blocks: [...unreachable, warned(words.settingOfKind(account.kind))],
			code: '',
			proof: { none: words.noProofService },
		};
	if (settings) {
		const { one, next } = pick(settings, wanted);
		return {
			id: one.id,
			language: one.language,
			nextId: next.id,
			isSetting: true,
			blocks: [...unreachable, languageRow(settings, one), { text: '' }, ...settingBlocks(one, strings)],
			code: one.after.join('\n'),
			proof: { none: words.noProofService },
		};
	}
	const all = samples(input).filter(({ credential }) => isSampled || credential.length > 0);
	const { one, next } = pick(all, wanted);
	const command = proof(input);
	return {
		id: one.id,
		language: one.language,
		nextId: next.id,
		isSetting: false,
		blocks: [
			...unreachable,
			...(isSampled && !deployment ? [warned(words.noDeployment(words.yourDeployment))] : []),
			...(account.kind === 'AIServices' ? [{ text: words.alsoServes(account.kind) }] : []),
			...(isSampled ? [] : [warned(words.otherKind(account.kind))]),
			...(account.kind === 'SpeechServices' ? [warned(words.speech)] : []),
			...(isSampled
				? [
						languageRow(all, one),
						{ text: '' },
						...sampleBlocks(one, input.clientId, strings),
						{ text: '' },
						...proofBlocks(command, strings),
					]
				: [
						...credentialBlocks(one, { ...input, endpoint: account.endpoint ?? '' }, strings),
						{ text: '' },
						languageRow(all, one),
					]),
		],
		code: (isSampled ? one.after : one.credential).join('\n'),
		proof: isSampled ? { command: command.join('\n') } : { none: words.noProof(account.kind) },
	};
};
