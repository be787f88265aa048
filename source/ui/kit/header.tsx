import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Strings } from '../../strings/index.ts';
import { useRoutes } from '../context/navigation-provider.tsx';
import { type Shell, useConnection, useShell } from '../context/session.ts';
import { toneStyles } from '../context/theme.ts';
import { breadcrumbLine, breadcrumbTrail } from './breadcrumbs.ts';
import { useMask } from './mask.ts';
import { shorten, toWidth, widthOf } from './text.ts';

type Delay = NonNullable<ReturnType<Shell['delays']['current']>>;

const delaySentence = ({ why, milliseconds, attempt, maxAttempts, status }: Delay, strings: Strings) =>
	strings.shell.waits[why](Math.ceil(milliseconds / 1000), attempt, maxAttempts, status ?? 0);

/** Draws the breadcrumbs with the badges, the signed-in user, and the wait that Azure asks for, if there is one. */
export const Header = ({ breadcrumbs, width }: { readonly breadcrumbs: readonly string[]; readonly width: number }) => {
	const { strings, readOnly, mask, cloud, delays, finishedLesson } = useShell();
	const { mode, user } = useConnection();
	const routes = useRoutes();
	const finished = useSyncExternalStore(finishedLesson.subscribe, finishedLesson.current);
	const maskText = useMask();
	const waiting = useSyncExternalStore(delays.subscribe, delays.current);
	const isDone = routes.some(({ screen }) => screen.name === 'lesson' && screen.lesson === finished);
	const badges = [
		isDone ? strings.lessons.badge : '',
		mode === 'practice' ? strings.shell.practice : '',
		readOnly ? strings.shell.readOnly : '',
		mask ? strings.shell.maskedBadge : '',
	]
		.filter(Boolean)
		.join(' ');
	const room = width - widthOf(badges) - 1;
	const trail = breadcrumbTrail(user ? routes : [], breadcrumbs, strings).map(maskText);
	const way = breadcrumbLine(['aoai-keyless', ...trail], room);
	const whoWith = (tenant: string) =>
		user
			? [
					user.name,
					tenant ? strings.shell.tenant(tenant) : '',
					strings.shell.clouds[cloud],
					user.credential === user.name ? '' : user.credential,
				]
					.filter(Boolean)
					.join('  ')
			: '';
	const long = whoWith(user?.tenantId ?? '');
	// The first group of a GUID is enough to tell a person's tenants apart.
	const who = !user
		? strings.shell.notSignedIn
		: widthOf(long) <= width
			? long
			: whoWith(user.tenantId?.split('-')[0] ?? '');
	const isRead = useIsScreenReaderEnabled();
	if (isRead)
		return (
			<Box flexDirection="column">
				<Text>{[...trail, badges].filter(Boolean).join(', ')}</Text>
				{waiting ? <Text>{maskText(delaySentence(waiting, strings))}</Text> : null}
			</Box>
		);
	return (
		<Box flexDirection="column" height={3}>
			<Text>
				<Text {...toneStyles.title}>{toWidth(way, room)}</Text> <Text {...toneStyles.practice}>{badges}</Text>
			</Text>
			<Text {...toneStyles.muted}>{shorten(maskText(who), width)}</Text>
			<Text {...toneStyles.warning}>{waiting ? shorten(maskText(delaySentence(waiting, strings)), width) : ' '}</Text>
		</Box>
	);
};
