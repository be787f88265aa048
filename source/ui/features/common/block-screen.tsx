import type { Problem } from '../../../model/problem.ts';
import { useShell } from '../../context/session.ts';
import { Frame, type FrameProps } from '../../kit/frame.tsx';
import { Lines } from '../../kit/lines.tsx';
import type { Block } from '../../kit/text.ts';
import { problemBlocks } from '../problem-blocks.ts';

type BlockScreenProps = Omit<FrameProps, 'children'> & {
	/** The problem to show in place of the blocks. */
	readonly problem?: Problem;
	readonly blocks: readonly Block[];
};

/** Draws a screen of text blocks: the feature brings the blocks and the actions. */
export const BlockScreen = ({ problem, blocks, ...frame }: BlockScreenProps) => {
	const { strings } = useShell();
	return (
		<Frame {...frame}>
			{(area) => <Lines blocks={problem ? problemBlocks(problem, strings) : blocks} area={area} />}
		</Frame>
	);
};
