// Reload when the site was built anew, or show what to mend.
(() => {
	const me = document.currentScript, seat = "digest-serve";
	let { pages, styles } = me.dataset, held, source, box;

	// A reload keeps the place, and what the reader opened or closed.
	const folds = [...document.querySelectorAll("details")], drawn = folds.map(f => f.open);
	const reload = () => {
		const turned = folds.map((f, i) => f.open === drawn[i] ? null : f.open);
		sessionStorage.setItem(seat, JSON.stringify([location.href, ...held ?? [scrollX, scrollY], turned]));
		location.reload();
	};

	// Scripts may yet draw what the place is in, or something above it. So it is held for
	// some seconds, but never against the reader: a place that nobody set here is theirs.
	const hold = (left, top) => {
		const root = document.documentElement, done = new AbortController(), { signal } = done;
		let here;
		const seek = () => {
			scrollTo({ left, top, behavior: "instant" });
			here = scrollY;
		};
		const size = new ResizeObserver(seek);
		const release = () => {
			done.abort();
			size.disconnect();
			root.style.overflowAnchor = "";
			held = null;
		};
		held = [left, top];
		root.style.overflowAnchor = "none"; // the browser would move the place with what grows above it
		seek();
		size.observe(root);
		for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(act, release, { signal, capture: true, passive: true });
		addEventListener("scroll", () => Math.abs(scrollY - here) > 1 && release(), { signal });
		setTimeout(() => held && release(), 5e3);
	};
	const [page, left, top, turned] = JSON.parse(sessionStorage.getItem(seat)) || [];
	sessionStorage.removeItem(seat);
	if (page === location.href) {
		if (turned?.length === folds.length) folds.forEach((f, i) => f.open = turned[i] ?? f.open);
		hold(left, top);
	}

	// The old sheet goes when the new one is there.
	const swap = () => {
		for (const old of document.querySelectorAll("link[rel=stylesheet]:not([data-old])")) {
			const fresh = old.cloneNode();
			fresh.href = old.href.replace(/\?.*|$/, "?" + styles);
			fresh.onload = () => old.remove();
			fresh.onerror = reload;
			old.dataset.old = "";
			old.after(fresh);
		}
	};

	const make = (name, css, ...inside) => {
		const e = document.createElement(name);
		e.style.cssText = css;
		e.append(...inside);
		return e;
	};
	const show = problems => {
		if (!box) {
			document.body.append(box = make("section", "all:initial;position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;background:#300;color:#fff;font:15px monospace;overflow-wrap:anywhere;white-space:pre-wrap"));
			box.ariaLive = "assertive";
		}
		box.replaceChildren(...problems.map(p => make("p", "margin:1em;max-width:none",
			make("b", "color:#fc6", p.place && p.place + "\n"), p.text, p.hint && "\n→ " + p.hint)));
	};

	// A hidden tab lets go: browsers open six connections to a host.
	const listen = () => {
		source?.close();
		if (document.hidden) return;
		source = new EventSource("/.digest/events");
		source.onerror = () => source.readyState > 1 && setTimeout(listen, 1e3);
		source.onmessage = e => {
			const now = JSON.parse(e.data);
			if (now.pages !== pages) return reload();
			if (now.styles !== styles) styles = now.styles, swap();
			show(now.problems);
		};
	};
	document.addEventListener("visibilitychange", listen);
	listen();
})();
