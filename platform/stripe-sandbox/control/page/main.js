import { get, make, post, say } from './api.js';
import { isStormy, showFaults } from './faults.js';
import { events, lists } from './lists.js';

const at = id => document.getElementById(id);
const all = [...lists, events];
const [, wished] = /^#(\w+)/.exec(location.hash) ?? [];
let shown = lists.find(({ title }) => title.toLowerCase() === wished) ?? (wished === 'events' ? events : lists[0]);
let rows = [];

async function showState() {
  const state = await get('state');
  const stormy = isStormy(state.simulation);
  at('weather').textContent = stormy ? 'Something goes wrong on purpose' : 'Everything works';
  at('weather').classList.toggle('stormy', stormy);
  showFaults(at('faults'), state, showWeather);
  showTabs(state.counts);
}

/** Without the switches, so that the focus stays where it is. */
async function showWeather() {
  const { simulation } = await get('state');
  const stormy = isStormy(simulation);
  at('weather').textContent = stormy ? 'Something goes wrong on purpose' : 'Everything works';
  at('weather').classList.toggle('stormy', stormy);
}

function showTabs(counts) {
  const tabs = all.map(list => {
    const isShown = list === shown;
    const count = counts[list.kind];
    const tab = make('button', {
      type: 'button',
      role: 'tab',
      id: `tab-${list.title}`,
      textContent: list.title + (count ? ` ${count}` : ''),
    });
    tab.setAttribute('aria-selected', String(isShown));
    tab.setAttribute('aria-controls', 'list');
    tab.tabIndex = isShown ? 0 : -1;
    tab.addEventListener('click', () => void choose(list));
    return tab;
  });
  at('tabs').replaceChildren(...tabs);
  at('list').setAttribute('aria-labelledby', `tab-${shown.title}`);
}

at('tabs').addEventListener('keydown', event => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = all[(all.indexOf(shown) + step + all.length) % all.length];
  void choose(next).then(() => at(`tab-${next.title}`).focus());
});

async function choose(list) {
  shown = list;
  history.replaceState(null, '', `#${list.title.toLowerCase()}`);
  await look();
}

const pathOf = list => (list === events ? 'events' : `objects/${list.kind}`);

async function load(before) {
  const { data } = await get(`${pathOf(shown)}?limit=25${before === undefined ? '' : `&before=${before}`}`);
  rows = before === undefined ? data : [...rows, ...data];
  at('more').hidden = data.length < 25;
  show();
}

function show() {
  if (rows.length === 0) return at('list').replaceChildren(make('p', { className: 'empty', textContent: 'There is nothing yet.' }));
  const titles = ['Id', ...Object.keys(shown.columns), 'Since', 'What happens'];
  const head = make('tr', { children: titles.map(title => make('th', { scope: 'col', textContent: title })) });
  at('list').replaceChildren(
    make('table', { children: [make('thead', { children: [head] }), make('tbody', { children: rows.map(rowOf) })] }),
  );
}

function rowOf(row) {
  const { id } = row.object ?? row;
  const since = new Date(row.createdAt ?? row.object.created * 1000).toLocaleString('en-GB', { dateStyle: 'short', timeStyle: 'medium' });
  const cells = Object.values(shown.columns).map(column => {
    const { text, className = '' } = column(row);
    return make('td', { textContent: text, className });
  });
  const buttons = shown.acts(row).map(({ label, action, body }) => {
    const button = make('button', { type: 'button', textContent: label });
    button.setAttribute('aria-label', `${label}: ${id}`);
    button.addEventListener('click', () => void perform({ id, label, action, body }));
    return button;
  });
  return make('tr', {
    children: [
      make('td', { children: [make('code', { textContent: id })] }),
      ...cells,
      make('td', { textContent: since, className: 'soft' }),
      make('td', { children: [make('div', { className: 'acts', children: buttons })] }),
    ],
  });
}

async function perform({ id, label, action, body }) {
  const done = await post(`${pathOf(shown)}/${id}/${action}`, body);
  if (done) say(`${label}: done.`);
  await look();
}

async function look() {
  await Promise.all([load(), get('state').then(({ counts }) => showTabs(counts))]);
}

at('calm').addEventListener('click', () => void post('calm').then(showState));
at('refresh').addEventListener('click', () => void look());
at('more').addEventListener('click', () => void load(rows.at(-1).number));
await showState();
await load();
