// Tickets on other people's websites: <script async src="…/widget.js" data-event="slug"></script>, or <event-planner-widget event="slug">.
// Runs under the other site's policy, so it writes no markup, no style element and no inline style: only a frame, and what it is told of it.
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return; // As a module it would not know where it comes from.
  const home = new URL(script.src).origin;
  const name = 'event-planner-widget';
  const kinds = { event: 'events', organizer: 'organizers', series: 'series' };
  const titles = { en: 'Tickets', de: 'Tickets', fr: 'Billets' };
  const looks = ['language', 'theme'];
  const [usualHeight, greatestHeight] = [420, 10_000];

  class Widget extends HTMLElement {
    static observedAttributes = [...Object.keys(kinds), ...looks];

    connectedCallback() {
      addEventListener('message', this);
      this.show();
    }

    disconnectedCallback() {
      removeEventListener('message', this);
      this.replaceChildren();
      this.frame = undefined;
    }

    attributeChangedCallback(attribute, before, after) {
      if (!this.frame || before === after) return;
      if (looks.includes(attribute)) this.tell();
      else this.show();
    }

    /** What stood inside, such as a link, was for those without this script. */
    show() {
      const kind = Object.keys(kinds).find(one => this.getAttribute(one));
      if (!kind) return;
      const address = new URL(`/embed/${kinds[kind]}/${encodeURIComponent(this.getAttribute(kind))}`, home);
      // Whom the frame may speak to: the browser delivers what it says to no other origin.
      address.searchParams.set('host', location.origin);
      const { language, theme } = this.look();
      const spoken = (language || document.documentElement.lang).slice(0, 2).toLowerCase();
      if (language || spoken) address.searchParams.set('lang', language || spoken);
      if (theme) address.searchParams.set('theme', theme);
      const frame = document.createElement('iframe');
      frame.src = address.href;
      frame.title = this.getAttribute('label') || titles[spoken] || titles.en;
      frame.loading = 'lazy';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      // It opens the shop in a tab of its own, and never takes this page away.
      frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-popups', 'allow-popups-to-escape-sandbox');
      frame.width = '100%';
      frame.height = String(usualHeight);
      // Through the object model, which a policy against inline styles allows.
      frame.style.border = '0';
      frame.style.display = 'block';
      this.frame = frame;
      this.replaceChildren(frame);
    }

    look() {
      return Object.fromEntries(looks.map(attribute => [attribute, this.getAttribute(attribute)]));
    }

    tell() {
      this.frame.contentWindow?.postMessage({ type: 'event-planner:look', ...this.look() }, home);
    }

    /** Only our own frame, and only while it shows us, says how high it is. */
    handleEvent({ source, origin, data }) {
      if (!this.frame || source !== this.frame.contentWindow || origin !== home || data?.type !== 'event-planner:height') return;
      if (Number.isFinite(data.height)) this.frame.height = String(Math.min(Math.max(0, Math.ceil(data.height)), greatestHeight));
    }
  }

  if (!customElements.get(name)) customElements.define(name, Widget);
  const given = Object.entries(script.dataset).filter(([attribute]) => attribute in kinds || [...looks, 'label'].includes(attribute));
  if (!given.some(([attribute]) => attribute in kinds)) return;
  const widget = document.createElement(name);
  for (const [attribute, value] of given) widget.setAttribute(attribute, value);
  script.after(widget);
})();
