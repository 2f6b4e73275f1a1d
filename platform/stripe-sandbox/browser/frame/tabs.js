/** The ways to pay as tabs: arrows go from one to the next, as everywhere. With one way there are none. */
export function createTabs(list, { words, onChoose }) {
  let chosen = 'card';
  const tabs = () => [...list.children];

  function choose(way, { focus }) {
    chosen = way;
    for (const tab of tabs()) {
      const isChosen = tab.dataset.way === way;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen && focus) tab.focus();
    }
    for (const panel of document.querySelectorAll('.panel')) panel.hidden = panel.id !== `panel-${way}`;
    onChoose();
  }

  const makeTab = way => {
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.role = 'tab';
    tab.id = `tab-${way}`;
    tab.dataset.way = way;
    tab.textContent = words[way];
    tab.setAttribute('aria-controls', `panel-${way}`);
    tab.addEventListener('click', () => choose(way, { focus: false }));
    return tab;
  };

  list.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = tabs();
    const at = all.findIndex(tab => tab.dataset.way === chosen);
    choose(all[(at + step + all.length) % all.length].dataset.way, { focus: true });
  });

  return {
    get chosen() {
      return chosen;
    },
    show(ways) {
      list.setAttribute('aria-label', words.methods);
      list.replaceChildren(...ways.map(makeTab));
      list.hidden = ways.length < 2;
      for (const panel of document.querySelectorAll('.panel')) {
        panel.role = ways.length < 2 ? 'group' : 'tabpanel';
        panel.setAttribute('aria-label', words[panel.dataset.label]);
      }
      choose(ways.includes(chosen) ? chosen : ways[0], { focus: false });
    },
  };
}
