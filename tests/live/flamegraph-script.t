# -f flamegraph: a click on a box makes it as wide as the picture and hides the others; reset and search
-- needs root tool:node
-- script
begin { cat("seen"); exit(); }
-- setup
NP=${NPROBE:-$TOP/build/nprobe}
$NP -q -f flamegraph -o out.svg -e 'begin { @[kstack(raw, 1), "a"] = sum(3); @[kstack(raw, 1), "b"] = sum(1); exit(); }'
cat >run.js <<'J'
const text = require('fs').readFileSync('out.svg', 'utf8');
function element(attributes, content) {
	const on = {}, classes = new Set((attributes.class || '').split(' '));
	return {on, textContent: content, dataset: {n: attributes['data-n']},
		addEventListener: (e, f) => { on[e] = f; },
		getAttribute: (k) => attributes[k], setAttribute: (k, v) => { attributes[k] = v; },
		classList: {toggle: (c, yes) => yes ? classes.add(c) : classes.delete(c),
			remove: (c) => classes.delete(c), has: (c) => classes.has(c)}};
}
const of = (s) => Object.fromEntries([...s.matchAll(/([\w-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));
const boxes = [...text.matchAll(/<g ([^>]*)><title>([^<]*)<\/title><rect ([^>]*)\/><text ([^>]*)>([^<]*)<\/text>/g)].map((m) => {
	const g = element(of(m[1]));
	const parts = {title: element({}, m[2]), rect: element(of(m[3])), text: element(of(m[4]), m[5])};
	g.querySelector = (s) => parts[s];
	return g;
});
const ids = {};
['reset', 'search', 'detail', 'matched'].forEach((id) => { ids[id] = element({class: 'off'}); });
global.document = {documentElement: {dataset: {inner: 1180, side: 10, char: 7.25}},
	getElementById: (id) => ids[id], querySelectorAll: () => boxes};
global.window = element({});
global.prompt = () => '^b$';
eval(text.match(/<!\[CDATA\[([^]*)\]\]>/)[1]);
const show = (what) => console.log(what, boxes.map((g) => ['all', 'a', 'b'].includes(g.dataset.n) ?
	g.dataset.n + (g.classList.has('off') ? ' off' : ' ' + Math.round(g.querySelector('rect').getAttribute('x')) +
	' ' + Math.round(g.querySelector('rect').getAttribute('width')) + (g.classList.has('past') ? ' past' : '')) : '')
	.filter((s) => s).sort().join(', '));
show('drawn:');
boxes.find((g) => g.dataset.n === 'b').on.click();
show('zoomed:');
ids.reset.on.click();
show('reset:');
ids.search.on.click();
console.log(ids.matched.textContent, boxes.filter((g) => g.querySelector('rect').getAttribute('fill') === '#e0f').map((g) => g.dataset.n).join());
J
node run.js >seen
-- out
drawn: a 10 885, all 10 1180, b 895 295
zoomed: a off, all 10 1180 past, b 10 1180
reset: a 10 885, all 10 1180, b 895 295
matched: 25.0% b


