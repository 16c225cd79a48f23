// Reload when the site was built anew, or show what to mend.
(() => {
	const me = document.currentScript, seat = "digest-serve";
	let { pages, styles } = me.dataset, told, held, box;

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

	// A state comes again when another tab listens in; it is announced once.
	const take = state => {
		if (state === told) return;
		told = state;
		const now = JSON.parse(state);
		if (now.pages !== pages) return reload();
		if (now.styles !== styles) styles = now.styles, swap();
		show(now.problems);
	};

	// Browsers open six connections to a host, and a stream takes one. So the tabs of a
	// browser share a stream: the tab that has the lock keeps it open and tells the others.
	// Browsers give no locks where an address is neither this computer nor https; there
	// each tab keeps a stream.
	const { locks } = navigator, others = locks && new BroadcastChannel(seat);
	let keep, source, leave;
	const open = () => {
		const stream = source = new EventSource("/.digest/events");
		stream.onerror = () => stream.readyState > 1 && setTimeout(() => stream === source && open(), 1e3);
		stream.onmessage = e => {
			if (keep) others?.postMessage(e.data);
			else stream.close();
			take(e.data);
		};
	};

	// A tab that comes to be seen asks the server itself, for one state: no other tab can
	// know whether what it was told last still holds. When the lock comes to it, the others
	// hear the first state of its stream, too, so none misses what happened while nobody
	// listened. A hidden tab lets go of everything.
	const listen = () => {
		leave?.abort();
		source?.close();
		source = null;
		keep = !locks;
		if (document.hidden) return;
		open();
		const { signal } = leave = new AbortController();
		locks?.request(seat, { signal }, () => signal.aborted || new Promise(release => {
			signal.onabort = release;
			keep = true;
			if (source.readyState > 1) open();
		})).catch(() => {}); // it was hidden before its turn came
	};
	if (others) others.onmessage = e => document.hidden || take(e.data);
	document.addEventListener("visibilitychange", listen);
	listen();
})();
