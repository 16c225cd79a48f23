// Reload when the site was built anew, or show what to mend.
(() => {
	const me = document.currentScript, seat = "digest-serve";
	let { pages, styles } = me.dataset, source, box;

	const [page, left, top] = JSON.parse(sessionStorage.getItem(seat)) || [];
	sessionStorage.removeItem(seat);
	if (page === location.href) scrollTo({ left, top, behavior: "instant" });
	const reload = () => {
		sessionStorage.setItem(seat, JSON.stringify([location.href, scrollX, scrollY]));
		location.reload();
	};

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
