import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useSyncExternalStore } from 'react';
import { masked } from '../../shared/redact-identifiers.ts';
import type { Strings } from '../../strings/index.ts';
import { type Shell, useShell } from '../context/session.ts';
import { looks } from '../context/theme.ts';
import { wayLine, wayTo } from './breadcrumbs.ts';
import { shorten, toWidth, widthOf } from './text.ts';

type Delay = NonNullable<ReturnType<Shell['waits']['current']>>;

const sentence = ({ why, for: milliseconds, attempt, of, status }: Delay, strings: Strings) =>
	strings.shell.waits[why](Math.ceil(milliseconds / 1000), attempt, of, status ?? 0);

/** The way here with the badges; who is at the keyboard; and what Azure asks to wait, if it does. */
export const Header = ({ crumbs, width }: { readonly crumbs: readonly string[]; readonly width: number }) => {
	const { strings, mode, readOnly, cover, me, cloud, waits, places, finished } = useShell();
	const waiting = useSyncExternalStore(waits.subscribe, waits.current);
	const isDone = places.some(({ screen }) => screen.name === 'lesson' && screen.lesson === finished);
	const badges = [
		isDone ? strings.lessons.badge : '',
		mode === 'practice' ? strings.shell.practice : '',
		readOnly ? strings.shell.readOnly : '',
		cover ? strings.shell.presenting : '',
	]
		.filter(Boolean)
		.join(' ');
	const room = width - widthOf(badges) - 1;
	const way = wayLine(['aoai-keyless', ...wayTo(me ? places : [], crumbs, strings)], room);
	const whoWith = (tenant: string) =>
		me
			? [
					me.name,
					tenant ? strings.shell.tenant(tenant) : '',
					strings.shell.clouds[cloud],
					me.credential === me.name ? '' : me.credential,
				]
					.filter(Boolean)
					.join('  ')
			: '';
	const long = whoWith(me?.tenantId ?? '');
	// The first group of a GUID is enough to tell one's tenants apart.
	const who = !me
		? strings.shell.notSignedIn
		: widthOf(long) <= width
			? long
			: whoWith(me.tenantId?.split('-')[0] ?? '');
	const isRead = useIsScreenReaderEnabled();
	if (isRead)
		return (
			<Box flexDirection="column">
				<Text>{masked([...wayTo(me ? places : [], crumbs, strings), badges].filter(Boolean).join(', '))}</Text>
				{waiting ? <Text>{masked(sentence(waiting, strings))}</Text> : null}
			</Box>
		);
	return (
		<Box flexDirection="column" height={3}>
			<Text>
				<Text {...looks.title}>{toWidth(way, room)}</Text> <Text {...looks.practice}>{badges}</Text>
			</Text>
			<Text {...looks.muted}>{shorten(who, width)}</Text>
			<Text {...looks.warning}>{waiting ? shorten(sentence(waiting, strings), width) : ' '}</Text>
		</Box>
	);
};
