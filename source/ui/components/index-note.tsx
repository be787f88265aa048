import { Text } from 'ink';
import { useShell } from '../session.ts';
import { shorten } from '../text.ts';
import { looks } from '../theme.ts';

type Props = { readonly at: number | undefined; readonly width: number };

/** One line under a list that came from Resource Graph: as of when, and that it can lag. Nothing where nothing did. */
export const IndexNote = ({ at, width }: Props) => {
	const { strings } = useShell();
	if (at === undefined) return null;
	return (
		<Text {...looks.muted}>
			{shorten(strings.lists.fromIndex(strings.shell.when(new Date(at).toISOString())), width)}
		</Text>
	);
};
