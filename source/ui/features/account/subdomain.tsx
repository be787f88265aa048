// Asks for the custom subdomain of an account: typed, checked at Azure, and only then confirmed.

import { useState } from 'react';
import { isValidSubdomain, proposedSubdomain } from '../../../changes/kinds/set-subdomain.ts';
import type { AccountId } from '../../../model/resource-id.ts';
import type { ScreenParams } from '../../context/navigation.ts';
import { useRoute } from '../../context/navigation-provider.tsx';
import { loadFailure, toStaleData, useFacts } from '../../context/queries.ts';
import { useSession, useShell } from '../../context/session.ts';
import { marks } from '../../context/theme.ts';
import { useAttempt } from '../../context/use-attempt.ts';
import type { Block } from '../../kit/text.ts';
import { BlockScreen } from '../common/block-screen.tsx';

declare module '../../context/navigation.ts' {
	interface ScreenParams {
		readonly subdomain: { readonly accountId: AccountId };
	}
}

/** The screen shows a field for the custom subdomain, and whether Azure still has that name free. */
export const SubdomainScreen = ({ accountId }: ScreenParams['subdomain']) => {
	const { strings, navigate, notify } = useShell();
	const { azure } = useSession();
	const { route, updateRoute } = useRoute();
	const words = strings.subdomain;
	const attempt = useAttempt();
	const [asked, setAsked] = useState<string>();
	const query = useFacts(accountId);
	const problem = loadFailure(query);
	const account = query.data?.account;
	const typed = route.fieldText ?? proposedSubdomain(account?.name ?? '');

	const ask = async () => {
		if (!account || asked) return;
		if (!isValidSubdomain(typed)) return notify(words.rules, 'warning');
		setAsked(typed);
		try {
			const { isAvailable, reason } = await azure.subdomainAvailability(account.subscriptionId, typed, account.kind);
			if (!isAvailable) return notify(words.taken(typed, reason), 'warning');
			updateRoute({ fieldText: typed });
			navigate({
				to: 'open',
				screen: { name: 'confirm', changeRequest: { kind: 'setSubdomain', input: { accountId, subdomain: typed } } },
			});
		} finally {
			setAsked(undefined);
		}
	};

	const isOpen = account !== undefined && !account.subdomain;
	const blocks: readonly Block[] = !account
		? [{ text: strings.lists.reading }]
		: account.subdomain
			? [{ text: `${marks.ok} ${words.hasOne(account.subdomain)}`, tone: 'ok' }]
			: [
					{ text: words.intro(account.name) },
					{ text: '' },
					{ name: words.now, beside: 20, text: account.endpoint ?? marks.none },
					{ text: '' },
					{ text: `${marks.warning} ${words.forever}`, tone: 'warning' },
					{ text: `${marks.ok} ${words.keepsWorking}` },
					...(account.exposure === 'public'
						? []
						: [{ text: `${marks.warning} ${words.network}`, tone: 'warning' as const }]),
					{ text: '' },
					{ text: words.rules, tone: 'muted' },
					...(asked ? [{ text: words.asking(asked), tone: 'muted' as const }] : []),
				];
	return (
		<BlockScreen
			breadcrumbs={[account?.name ?? '', words.title]}
			stale={toStaleData(query)}
			field={
				isOpen
					? { label: words.label, value: typed, onChange: (value) => updateRoute({ fieldText: value }) }
					: undefined
			}
			actions={
				isOpen
					? [
							{ key: 'enter', label: words.check, run: () => attempt(ask) },
							{ key: 'escape', label: strings.shell.back, run: () => navigate({ to: 'back' }) },
						]
					: []
			}
			problem={problem}
			blocks={blocks}
		/>
	);
};
