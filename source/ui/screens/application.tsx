// The application's own change: code before and after, the proof on its host, and the tick that only a person can give.
import { useState } from 'react';
import { proof } from '../../application/proof.ts';
import { inferenceVersion } from '../../application/sample.ts';
import { chatDeployment, samples } from '../../application/samples.ts';
import { isOpenAi } from '../../migration/access.ts';
import type { Facts } from '../../migration/facts.ts';
import { choiceId } from '../../migration/said.ts';
import type { Strings } from '../../strings/index.ts';
import { Frame } from '../components/frame.tsx';
import { Lines } from '../components/lines.tsx';
import { problemBlocks } from '../components/problem-note.ts';
import { credentialBlocks, languageRow, proofBlocks, sampleBlocks } from '../components/sample-blocks.ts';
import type { Action } from '../keys.ts';
import { failureOf, staleOf, useFacts, useForget } from '../queries.ts';
import { useSession, useShell } from '../session.ts';
import type { Block } from '../text.ts';
import { marks } from '../theme.ts';
import { useAttempt } from '../use-attempt.ts';

const warned = (text: string): Block => ({ text: `${marks.warning} ${text}`, tone: 'warning' });

/** Everything to show and to copy about an account's callers. */
const shownOf = (facts: Facts, scope: string, wanted: string, strings: Strings) => {
	const words = strings.application;
	const { account, caller, deployments } = facts;
	const isSampled = isOpenAi(account.kind);
	const deployment = chatDeployment(deployments.known ? deployments.value : [])?.name;
	const input = {
		endpoint: account.subdomain && account.endpoint ? account.endpoint : words.yourEndpoint,
		deployment: deployment ?? words.yourDeployment,
		apiVersion: inferenceVersion,
		scope,
		clientId: caller?.clientId,
	};
	const all = samples(input).filter(({ credential }) => isSampled || credential.length > 0);
	const sample = all.find(({ id }) => id === wanted) ?? all[0];
	if (!sample) throw new Error('no sample');
	const command = proof(input);
	const blocks: readonly Block[] = [
		...(account.subdomain ? [] : [warned(words.noSubdomain)]),
		...(isSampled && !deployment ? [warned(words.noDeployment(words.yourDeployment))] : []),
		...(account.kind === 'AIServices' ? [{ text: words.alsoServes(account.kind) }] : []),
		...(isSampled ? [] : [warned(words.otherKind(account.kind))]),
		...(account.kind === 'SpeechServices' ? [warned(words.speech)] : []),
		...(isSampled
			? [
					languageRow(all, sample),
					{ text: '' },
					...sampleBlocks(sample, input.clientId, strings),
					{ text: '' },
					...proofBlocks(command, strings),
				]
			: [
					...credentialBlocks(sample, { ...input, endpoint: account.endpoint ?? '' }, strings),
					{ text: '' },
					languageRow(all, sample),
				]),
	];
	return {
		blocks,
		sample,
		next: all[(all.indexOf(sample) + 1) % all.length] ?? sample,
		code: (isSampled ? sample.after : sample.credential).join('\n'),
		command: isSampled ? command.join('\n') : undefined,
	};
};

export const Application = ({ accountId }: { readonly accountId: string }) => {
	const { strings, move, opens, copy, say, sample: wanted, setSample } = useShell();
	const { azure, journal, me } = useSession();
	const words = strings.application;
	const [asking, setAsking] = useState(false);
	const attempt = useAttempt();
	const query = useFacts(accountId);
	const forget = useForget();
	const facts = query.data;
	const problem = failureOf(query);
	const caller = facts?.caller;
	const principal = caller?.choice.name ?? '';
	const consumer = caller ? choiceId(caller.choice) : '';
	const ticked = facts?.said.changed.get(consumer);
	const before = facts?.said.changedBefore.get(consumer);
	const shown = facts && shownOf(facts, azure.dataScope, wanted, strings);
	const note = async (kind: 'applicationChanged' | 'applicationUnchanged') => {
		await journal.note(accountId, { kind, consumer }, me.name);
		setAsking(false);
		forget();
		if (kind === 'applicationChanged') move({ to: 'backTo', name: 'road' });
		say(kind === 'applicationChanged' ? words.ticked : words.unticked, 'ok');
	};
	const put = (text: string | undefined, name: string) => {
		if (!text) return;
		copy(text);
		say(strings.shell.copied(name));
	};
	const intro: Block = ticked
		? { text: `${marks.ok} ${words.tickedAt(strings.shell.when(ticked))}`, tone: 'ok' }
		: before
			? { text: strings.road.reasons.changedBefore({ at: strings.shell.when(before) }), tone: 'warning' }
			: { text: words.intro(principal || words.noIdentity) };
	const blocks: readonly Block[] = problem
		? problemBlocks(problem, strings)
		: !shown
			? [{ text: strings.lists.reading }]
			: asking
				? [{ text: words.ask(principal) }]
				: [intro, ...shown.blocks];
	const reading = shown ? undefined : strings.lists.reading;
	const actions: readonly Action[] = asking
		? [
				{ key: 'tick', label: words.yes, run: () => attempt(() => note('applicationChanged')) },
				{ key: 'escape', label: strings.road.no, run: () => setAsking(false) },
			]
		: [
				{ key: 'tab', label: words.otherLanguage, run: () => shown && setSample(shown.next.id), disabled: reading },
				{
					key: 'copy',
					label: words.copy,
					run: () => put(shown?.code, shown?.sample.language ?? ''),
					disabled: reading,
				},
				{
					key: 'copyProof',
					label: words.copyProof,
					run: () => put(shown?.command, words.proof),
					disabled: reading ?? (shown?.command ? undefined : words.noProof(facts?.account.kind ?? '')),
				},
				ticked
					? { key: 'tick', label: words.untick, run: () => attempt(() => note('applicationUnchanged')) }
					: {
							key: 'tick',
							label: words.tick,
							run: () => setAsking(true),
							disabled: caller ? undefined : words.needsIdentity,
						},
				{ key: 'why', label: words.why, run: opens({ name: 'why', accountId }) },
			];
	return (
		<Frame
			crumbs={[facts?.account.name ?? '', words.title]}
			actions={actions}
			stale={staleOf(query)}
			scrollKey={`${shown?.sample.id} ${asking}`}
		>
			{(area) => <Lines blocks={blocks} area={area} more={strings.shell.more} />}
		</Frame>
	);
};
