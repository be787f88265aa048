// Frames one after another in one SVG, which browsers and GitHub play by themselves: no player, no video.
import type { Frame } from './frame.ts';
import { inside, windowAround } from './svg.ts';

/** Seconds that each frame stays: long enough to read where the eye has to go. */
const stay = 3.5;

/** Who has asked their system for less motion sees the last frame, which is the end of the story. */
export const animation = (frames: readonly Frame[], title: string): string => {
	const [first] = frames;
	if (!first) throw new Error('an animation of no frames');
	const share = (100 / frames.length).toFixed(3);
	const style = [
		`.f{visibility:hidden;animation:f ${(frames.length * stay).toFixed(1)}s step-end infinite}`,
		`@keyframes f{0%{visibility:visible}${share}%{visibility:hidden}}`,
		'@media(prefers-reduced-motion:reduce){.f{animation:none}.f:last-of-type{visibility:visible}}',
	].join('');
	const groups = frames.map(
		(frame, at) => `<g class="f" style="animation-delay:${(at * stay).toFixed(1)}s">\n${inside(frame)}\n</g>`,
	);
	return windowAround(first, title, groups.join('\n'), style);
};
