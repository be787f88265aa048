// What Ink measures texts with, remembering: it measures every line of every frame anew, and a line with a mark or a
// Japanese letter in it takes a hundred times as long as one without. Most lines of a frame were in the one before.
import stringWidth, { type Options } from 'string-width';

const most = 4000;
const known = new Map<string, number>();

// Under the name that the package exports.
export default (text: string, options?: Options): number => {
	if (options !== undefined || text.length < 2) return stringWidth(text, options);
	const found = known.get(text);
	if (found !== undefined) return found;
	const width = stringWidth(text);
	if (known.size >= most) known.clear();
	known.set(text, width);
	return width;
};
