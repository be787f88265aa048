import { Text } from 'ink';
import { useShell } from '../session.ts';
import { shorten } from '../text.ts';
import { looks } from '../theme.ts';

type Props = { readonly at: number | undefined; readonly width: number };

/** One line under a list that came from Resource Graph: how long ago, and that it can lag. Nothing where nothing did. */
export const IndexNote = ({ at, width }: Props) => {
	const { strings, clock } = useShell();
	if (at === undefined) return null;
	const minutes = Math.max(0, Math.floor((clock() - at) / 60_000));
	return <Text {...looks.muted}>{shorten(strings.lists.fromIndex(minutes), width)}</Text>;
};
