// What to show and to copy about a caller's own change: code in one language, or the setting of a service.

import type { AccountFacts } from '../../../assessment/account-facts.ts';
import { inferenceApiVersion } from '../../../guides/samples/code-sample.ts';
import { chatDeployment, codeSamples, embeddingDeployment } from '../../../guides/samples/code-samples.ts';
import { hostProofCommand } from '../../../guides/samples/host-proof.ts';
import { serviceSettings } from '../../../guides/service-settings.ts';
import { hasOpenAiRoutes } from '../../../model/rbac/permissions.ts';
import type { Strings } from '../../../strings/index.ts';
import { marks } from '../../context/theme.ts';
import type { Block } from '../../kit/text.ts';
import { credentialBlocks, languageRow, proofBlocks, sampleBlocks, settingBlocks } from './sample-blocks.ts';

export type ApplicationGuide = {
	readonly id: string;
	readonly language: string;
	readonly nextId: string;
	readonly isSetting: boolean;
	readonly blocks: readonly Block[];
	readonly code: string;
	/** The command that proves access on the host, or why there is none. */
	readonly proof: { readonly command: string } | { readonly none: string };
};

const warningBlock = (text: string): Block => ({ text: `${marks.warning} ${text}`, tone: 'warning' });

const selectWithNext = <T extends { readonly id: string }>(
	all: readonly T[],
	languageId: string,
): { one: T; next: T } => {
	const one = all.find(({ id }) => id === languageId) ?? all[0];
	if (!one) throw new Error('nothing to show');
	return { one, next: all[(all.indexOf(one) + 1) % all.length] ?? one };
};

/** Returns the guide for the chosen caller. `languageId`: the language that the person looked at last. */
export const toApplicationGuide = (
	facts: AccountFacts,
	scope: string,
	languageId: string,
	strings: Strings,
): ApplicationGuide => {
	const words = strings.application;
	const { account, chosenIdentity, deployments } = facts;
	const isSampled = hasOpenAiRoutes(account.kind);
	const deployed = deployments.known ? deployments.value : [];
	const deployment = chatDeployment(deployed)?.name;
	const input = {
		endpoint: account.subdomain && account.endpoint ? account.endpoint : words.yourEndpoint,
		deployment: deployment ?? words.yourDeployment,
		apiVersion: inferenceApiVersion,
		scope,
		clientId: chosenIdentity?.clientId,
	};
	const unreachable: readonly Block[] = account.subdomain ? [] : [warningBlock(words.noSubdomain)];
	const host = chosenIdentity?.host?.known ? chosenIdentity.host.value : undefined;
	const settings = serviceSettings(host?.type, { ...input, embedding: embeddingDeployment(deployed) });
	if (settings && !isSampled)
		return {
			id: '',
			language: '',
			nextId: '',
			isSetting: true,
			blocks: [...unreachable, warningBlock(words.settingOfKind(account.kind))],
			code: '',
			proof: { none: words.noProofService },
		};
	if (settings) {
		const { one, next } = selectWithNext(settings, languageId);
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
	const all = codeSamples(input).filter(({ credential }) => isSampled || credential.length > 0);
	const { one, next } = selectWithNext(all, languageId);
	const command = hostProofCommand(input);
	return {
		id: one.id,
		language: one.language,
		nextId: next.id,
		isSetting: false,
		blocks: [
			...unreachable,
			...(isSampled && !deployment ? [warningBlock(words.noDeployment(words.yourDeployment))] : []),
			...(account.kind === 'AIServices' ? [{ text: words.alsoServes(account.kind) }] : []),
			...(isSampled ? [] : [warningBlock(words.otherKind(account.kind))]),
			...(account.kind === 'SpeechServices' ? [warningBlock(words.speech)] : []),
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
