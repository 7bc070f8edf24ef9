/*
 * A flame graph: one SVG that needs nothing else.  A frame is a box as wide as what was counted
 * in it and in what it calls, which stands above it; boxes narrower than a tenth of a pixel are
 * left out.  A click zooms, Ctrl-F searches; without scripts it is a picture with tooltips.
 */
#include <stdlib.h>

#include "out/fold.h"

#define WIDTH 1200.0
#define SIDE 10.0
#define ROW 17u
#define TOP 42u
#define BOTTOM 26u
#define CHAR 7.25 /* of the font at 12 pixels */
#define NARROWEST 0.1

static const char style[] = "<style>\n"
			    "text { font: 12px monospace; fill: #000; }\n"
			    "#title { font-size: 15px; }\n"
			    ".b { cursor: pointer; }\n"
			    ".f rect { stroke: #fff; stroke-width: 0.4; }\n"
			    ".f:hover rect { stroke: #000; stroke-width: 1; }\n"
			    ".f text { pointer-events: none; }\n"
			    ".past { opacity: 0.5; }\n"
			    ".off { display: none; }\n"
			    "</style>\n";

/* Boxes keep where they were drawn (x, w) as shares of the whole. */
static const char script[] =
	"<script><![CDATA[\n"
	"(function () {\n"
	"'use strict';\n"
	"var svg = document.documentElement, inner = +svg.dataset.inner, side = "
	"+svg.dataset.side;\n"
	"var chars = +svg.dataset.char, boxes = [], zoomed = null;\n"
	"function by(id) { return document.getElementById(id); }\n"
	"Array.prototype.forEach.call(document.querySelectorAll('.f'), function (g) {\n"
	"	var rect = g.querySelector('rect'), label = g.querySelector('text');\n"
	"	var x = (+rect.getAttribute('x') - side) / inner;\n"
	"	var b = {g: g, rect: rect, label: label, x: x, w: +rect.getAttribute('width') / "
	"inner,\n"
	"		y: +rect.getAttribute('y'), title: g.querySelector('title').textContent,\n"
	"		name: g.dataset.n, fill: rect.getAttribute('fill')};\n"
	"	g.addEventListener('click', function () { zoom(b); });\n"
	"	g.addEventListener('mouseover', function () { by('detail').textContent = b.title; "
	"});\n"
	"	g.addEventListener('mouseout', function () { by('detail').textContent = ''; });\n"
	"	boxes.push(b);\n"
	"});\n"
	"function draw(b, x, w) {\n"
	"	var room = Math.floor((w * inner - 4) / chars), s = b.name;\n"
	"	b.rect.setAttribute('x', side + x * inner);\n"
	"	b.rect.setAttribute('width', Math.max(w * inner, 0));\n"
	"	b.label.setAttribute('x', side + x * inner + 3);\n"
	"	b.label.textContent = room < 3 ? '' : s.length <= room ? s : s.slice(0, room - 2) "
	"+ '..';\n"
	"}\n"
	"function zoom(to) {\n"
	"	var e = 1e-7, past, off;\n"
	"	zoomed = to;\n"
	"	boxes.forEach(function (b) {\n"
	"		past = to && b.y > to.y && b.x <= to.x + e && b.x + b.w >= to.x + to.w - "
	"e;\n"
	"		off = to && !past && (b.y > to.y || b.x < to.x - e || b.x + b.w > to.x + "
	"to.w + e);\n"
	"		b.g.classList.toggle('past', !!past);\n"
	"		b.g.classList.toggle('off', !!off);\n"
	"		if (past) draw(b, 0, 1);\n"
	"		else if (!to) draw(b, b.x, b.w);\n"
	"		else if (!off) draw(b, (b.x - to.x) / to.w, b.w / to.w);\n"
	"	});\n"
	"	by('reset').classList.toggle('off', !to);\n"
	"}\n"
	"function search() {\n"
	"	var want = prompt('Functions that match (regular expression):', ''), re, hits = "
	"[], sum = 0;\n"
	"	if (want === null) return;\n"
	"	try { re = want ? new RegExp(want) : null; } catch (e) { alert(e.message); return; "
	"}\n"
	"	boxes.forEach(function (b) {\n"
	"		var hit = re && re.test(b.name);\n"
	"		b.rect.setAttribute('fill', hit ? '#e0f' : b.fill);\n"
	"		if (hit) hits.push(b);\n"
	"	});\n"
	"	hits.sort(function (a, b) { return a.x - b.x || b.w - a.w; });\n"
	"	hits.reduce(function (end, b) {\n"
	"		if (b.x < end - 1e-9) return end;\n"
	"		sum += b.w;\n"
	"		return b.x + b.w;\n"
	"	}, -1);\n"
	"	by('matched').textContent = re ? 'matched: ' + (100 * sum).toFixed(1) + '%' : '';\n"
	"}\n"
	"by('reset').addEventListener('click', function () { zoom(null); });\n"
	"by('search').addEventListener('click', search);\n"
	"window.addEventListener('keydown', function (e) {\n"
	"	if ((e.ctrlKey || e.metaKey) && e.key === 'f') { e.preventDefault(); search(); }\n"
	"	else if (e.key === 'Escape' && zoomed) zoom(null);\n"
	"});\n"
	"by('search').classList.remove('off');\n"
	"}());\n"
	"]]></script>\n";

/* A frame that is open: it began at some stack, and goes on as long as stacks have it. */
struct open_frame {
	const char *s; /* its kind, then its name */
	size_t n;
	uint64_t from; /* what was counted before it */
};

struct flame {
	struct np_text *out;
	struct open_frame *open;
	uint32_t n_open, cap, height, depth;
	uint64_t total;
	bool duration;
};

static void add_escaped(struct np_text *t, const char *s, size_t n)
{
	while (n) {
		size_t len = out_utf8_len((const unsigned char *)s, n);

		/* U+FFFE and U+FFFF are no characters of XML */
		if (!len || (len == 3 &&
			     (!memcmp(s, "\xef\xbf\xbe", 3) || !memcmp(s, "\xef\xbf\xbf", 3)))) {
			np_text_add(t, "\xef\xbf\xbd");
			len = len ? len : 1;
		} else if (*s == '<') {
			np_text_add(t, "&lt;");
		} else if (*s == '>') {
			np_text_add(t, "&gt;");
		} else if (*s == '&') {
			np_text_add(t, "&amp;");
		} else if (*s == '"') {
			np_text_add(t, "&quot;");
		} else if ((unsigned char)*s < ' ') {
			np_text_addc(t, ' ');
		} else {
			np_text_addn(t, s, len);
		}
		s += len;
		n -= len;
	}
}

/* As much of a name as there is room for. */
static void add_label(struct np_text *t, const char *s, size_t n, double width)
{
	size_t room = width > 4 ? (size_t)((width - 4) / CHAR) : 0, used = 0;

	if (room < 3)
		return;
	if (np_display_width(s, n) <= room) {
		add_escaped(t, s, n);
		return;
	}
	while (used < n) {
		size_t len = out_utf8_len((const unsigned char *)s + used, n - used);

		len = len ? len : 1;
		if (np_display_width(s, used + len) > room - 2)
			break;
		used += len;
	}
	add_escaped(t, s, used);
	np_text_add(t, "..");
}

/* Warm for the kernel, green for programs, grey for keys; the shade is the name's. */
static void add_colour(struct np_text *t, char kind, const char *s, size_t n)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * 16777619u;
	uint32_t shade = (hash >> 8) % 48;

	switch (kind) {
	case OUT_FRAME_KERNEL:
		np_text_addf(t, "rgb(%u,%u,70)", 238 - shade / 4, 128 + shade);
		break;
	case OUT_FRAME_USER: np_text_addf(t, "rgb(%u,%u,90)", 120 + shade, 208 - shade / 4); break;
	default: np_text_addf(t, "rgb(%u,%u,216)", 178 + shade / 2, 196 + shade / 3);
	}
}

static void add_amount(struct np_text *t, const struct flame *f, uint64_t n)
{
	if (f->duration)
		out_duration(t, (int64_t)n);
	else
		out_u64(t, n);
}

/* A box: its frame was there from `from` to `to` of the total. */
static void box(struct flame *f, char kind, const char *s, size_t n, uint32_t level, uint64_t from,
		uint64_t to)
{
	double inner = WIDTH - 2 * SIDE, share = (double)(to - from) / (double)f->total;
	double x = SIDE + inner * (double)from / (double)f->total, width = inner * share;
	uint32_t y = f->height - BOTTOM - (level + 1) * ROW;
	struct np_text *t = f->out;

	if (width < NARROWEST)
		return;
	np_text_add(t, "<g class=\"f\" data-n=\"");
	add_escaped(t, s, n);
	np_text_add(t, "\"><title>");
	add_escaped(t, s, n);
	np_text_add(t, " (");
	add_amount(t, f, to - from);
	np_text_addf(t, ", %.2f%%)</title><rect x=\"%.3f\" y=\"%u\" width=\"%.3f\" height=\"%u\" ",
		     100 * share, x, y, width, ROW - 1);
	np_text_add(t, "fill=\"");
	add_colour(t, kind, s, n);
	np_text_addf(t, "\"/><text x=\"%.3f\" y=\"%u\">", x + 3, y + ROW - 5);
	add_label(t, s, n, width);
	np_text_add(t, "</text></g>\n");
}

/* Frames from `level` on have ended. */
static void close_from(struct flame *f, uint32_t level, uint64_t at)
{
	while (f->n_open > level) {
		const struct open_frame *o = &f->open[--f->n_open];

		box(f, o->s[0], o->s + 1, o->n - 1, f->n_open + 1, o->from, at);
	}
}

static size_t frame_len(const char *s)
{
	const char *end = strchr(s, OUT_FRAME_END);

	return end ? (size_t)(end - s) : strlen(s);
}

/* A stack: what it shares with the one before stays open. */
static void take(struct flame *f, const char *s, uint64_t at)
{
	uint32_t level = 0;
	bool same = true;

	while (*s) {
		size_t n = frame_len(s);

		same = same && level < f->n_open && f->open[level].n == n &&
		       !memcmp(f->open[level].s, s, n);
		if (!same) {
			close_from(f, level, at);
			if (f->n_open == f->cap) {
				f->cap = f->cap ? 2 * f->cap : 256;
				f->open = np_xrealloc(f->open, f->cap * sizeof(*f->open));
			}
			f->open[f->n_open++] = (struct open_frame){s, n, at};
		}
		level++;
		s += n + (s[n] != '\0');
	}
	close_from(f, level, at);
}

static uint32_t depth_of(const char *s)
{
	uint32_t n = *s != '\0';

	for (; *s; s++)
		n += *s == OUT_FRAME_END;
	return n;
}

static void begin(struct flame *f, const char *title, uint32_t stacks)
{
	struct np_text *t = f->out;

	np_text_addf(t,
		     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		     "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%.0f\" "
		     "height=\"%u\" viewBox=\"0 0 %.0f %u\" data-inner=\"%.0f\" data-side=\"%.0f\" "
		     "data-char=\"%.2f\">\n",
		     WIDTH, f->height, WIDTH, f->height, WIDTH - 2 * SIDE, SIDE, CHAR);
	np_text_add(t, style);
	np_text_add(t, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
		       "<text id=\"title\" x=\"10\" y=\"18\">");
	add_escaped(t, title, strlen(title));
	np_text_add(t, ": ");
	add_amount(t, f, f->total);
	np_text_addf(
		t,
		" in %u stack%s</text>\n"
		"<text id=\"reset\" class=\"b off\" x=\"10\" y=\"35\">reset zoom</text>\n"
		"<text id=\"matched\" x=\"880\" y=\"35\"></text>\n"
		"<text id=\"search\" class=\"b off\" x=\"1040\" y=\"35\">search (Ctrl-F)</text>\n"
		"<text id=\"detail\" x=\"10\" y=\"%u\"></text>\n",
		stacks, stacks == 1 ? "" : "s", f->height - 8);
}

void out_flame(struct np_text *t, const struct out_folds *folds, const char *title, bool duration)
{
	struct flame f = {.out = t, .duration = duration};
	uint64_t at = 0;

	for (uint32_t i = 0; i < folds->n; i++) {
		uint32_t depth = depth_of(folds->v[i].frames);

		f.depth = depth > f.depth ? depth : f.depth;
		f.total += folds->v[i].value;
	}
	f.height = TOP + BOTTOM + (f.depth + 1) * ROW;
	begin(&f, title, folds->n);
	for (uint32_t i = 0; i < folds->n; i++) {
		take(&f, folds->v[i].frames, at);
		at += folds->v[i].value;
	}
	close_from(&f, 0, at);
	if (f.total)
		box(&f, OUT_FRAME_KEY, "all", 3, 0, 0, f.total);
	np_text_add(t, script);
	np_text_add(t, "</svg>\n");
	free(f.open);
}
