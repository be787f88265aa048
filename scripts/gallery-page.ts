// The page to leaf through the gallery: one picture at a time, or all of one kind beside each other.

/** One picture: `file` is its path beside the page. */
export type Shot = {
	readonly screen: string;
	readonly language: string;
	readonly way: string;
	readonly size: string;
	readonly file: string;
};

const facets = ['screen', 'language', 'way', 'size'] as const;

/** Runs in the page. Left and right leaf through the screens; a choice of "all" shows them side by side. */
const script = `
const facets = ${JSON.stringify(facets)};
const chosen = Object.fromEntries(facets.map((facet) => [facet, document.getElementById(facet)]));
const kept = new URLSearchParams(location.hash.slice(1));
for (const facet of facets) {
	const all = [...new Set(shots.map((shot) => shot[facet]))];
	chosen[facet].append(...['all', ...all].map((value) => new Option(value)));
	chosen[facet].value = kept.get(facet) ?? (facet === 'screen' ? all[0] : { language: 'en', way: all[0], size: '80x24' }[facet]);
	chosen[facet].onchange = draw;
}
function draw() {
	const shown = shots.filter((shot) => facets.every((facet) => ['all', shot[facet]].includes(chosen[facet].value)));
	document.getElementById('shots').replaceChildren(...shown.map((shot) => {
		const figure = document.createElement('figure');
		const picture = Object.assign(new Image(), { src: shot.file, loading: 'lazy', alt: shot.file });
		const caption = document.createElement('figcaption');
		caption.textContent = facets.map((facet) => shot[facet]).join(' · ');
		figure.append(picture, caption);
		return figure;
	}));
	location.hash = new URLSearchParams(facets.map((facet) => [facet, chosen[facet].value]));
}
addEventListener('keydown', ({ key, target }) => {
	const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
	if (!step || target.tagName === 'SELECT') return;
	const { screen } = chosen;
	screen.selectedIndex = (screen.selectedIndex + step + screen.length) % screen.length;
	draw();
});
draw();
`;

/** A page of its own: no other file than the pictures, nothing from the network. */
export const galleryPage = (shots: readonly Shot[]): string => `<!doctype html>
<meta charset="utf-8">
<title>aoai-keyless, every screen</title>
<style>
body { margin: 0; background: #0b0d11; color: #e5e5e5; font: 15px system-ui, sans-serif }
nav { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 1em; padding: .7em 1em; background: #262a33 }
main { display: flex; flex-wrap: wrap; gap: 1em; padding: 1em }
figure { margin: 0; max-width: 100% } img { max-width: 100%; height: auto } figcaption { opacity: .7; padding: .3em 0 }
</style>
<nav>${facets.map((facet) => `<label>${facet} <select id="${facet}"></select></label>`).join('')}<span>← → next screen</span></nav>
<main id="shots"></main>
<script>const shots = ${JSON.stringify(shots).replaceAll('<', '\\u003c')};${script}</script>
`;
