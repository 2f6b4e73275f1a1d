/*
 * The payment fields. They speak with exactly one page: the one whose origin is in the fragment, and only while that page is the frame's parent.
 * What they tell it is whether the fields are complete, never what is in them.
 */
import { questions } from './asking.js';
import { brandOf, checks, digits, fieldsOf, format, inputs } from './card-fields.js';
import { createTabs } from './tabs.js';
import { applyTheme } from './theme.js';
import { languageOf, wordsIn } from './words.js';

const given = new URLSearchParams(location.hash.slice(1));
const page = given.get('origin') ?? '';
const language = languageOf(given.get('locale') ?? 'auto');
const words = wordsIn(language);
const form = document.getElementById('payment');
const problem = document.getElementById('problem');
const touched = new Set();

document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
inputs.expiry.placeholder = words.expiryShape;

const tell = message => {
  if (parent !== window && page) parent.postMessage(message, page);
};

const tabs = createTabs(document.getElementById('tabs'), { words, onChoose: () => report() });
const ownFields = () => fieldsOf[tabs.chosen];

/** A field is wrong once it was left, or once it is long enough to be judged. */
function firstError() {
  for (const name of ownFields()) {
    const code = inputs[name].value === '' ? undefined : checks[name]();
    if (code && (touched.has(name) || !code.startsWith('incomplete'))) return { name, code };
  }
  return undefined;
}

function show(found) {
  for (const [name, input] of Object.entries(inputs)) input.setAttribute('aria-invalid', String(found?.name === name));
  const said = found ? words[found.code] : '';
  if (problem.textContent !== said) problem.textContent = said;
}

function report() {
  const found = firstError();
  show(found);
  const isFilled = name => checks[name]() === undefined;
  const event = {
    collapsed: false,
    empty: ownFields().length > 0 && ownFields().every(name => inputs[name].value === ''),
    complete: ownFields().every(isFilled),
    value: { type: tabs.chosen === 'wallet' ? 'google_pay' : tabs.chosen },
    brand: tabs.chosen === 'card' ? brandOf(digits(inputs.number)) : undefined,
    error: found ? { type: 'validation_error', code: found.code, message: words[found.code] } : undefined,
  };
  tell({ kind: 'change', event });
}

async function answer(message) {
  for (const name of ownFields()) touched.add(name);
  report();
  const missing = ownFields()
    .map(name => ({ name, code: checks[name]() }))
    .find(({ code }) => code);
  if (missing) {
    show(missing);
    inputs[missing.name].focus();
    return { error: { type: 'validation_error', code: missing.code, message: words[missing.code] } };
  }
  return Object.hasOwn(questions, message.what)
    ? questions[message.what](message, tabs.chosen, words)
    : { error: { type: 'validation_error' } };
}

const heard = {
  settings({ theme, disabled, ways }) {
    applyTheme(theme ?? {});
    for (const input of Object.values(inputs)) input.disabled = disabled === true;
    const known = (Array.isArray(ways) ? ways : []).filter(way => Object.hasOwn(fieldsOf, way));
    if (known.join() !== shown) tabs.show(known.length > 0 ? known : ['card']);
    shown = known.join();
  },
  focus: () => (inputs[ownFields()[0]] ?? document.querySelector('[aria-selected=true]'))?.focus(),
  blur: () => document.activeElement?.blur(),
  clear() {
    for (const input of Object.values(inputs)) input.value = '';
    touched.clear();
    report();
  },
  ask: async message => tell({ kind: 'answer', request: message.request, result: await answer(message) }),
};
let shown;

addEventListener('message', event => {
  if (event.source !== parent || event.origin !== page) return;
  if (Object.hasOwn(heard, event.data?.kind)) void heard[event.data.kind](event.data);
});

for (const [name, input] of Object.entries(inputs)) {
  input.addEventListener('input', () => {
    format(name);
    report();
  });
  input.addEventListener('blur', () => {
    if (input.value !== '') touched.add(name);
    report();
  });
}
document.addEventListener('focusin', () => tell({ kind: 'focus' }));
document.addEventListener('focusout', event => {
  if (!event.relatedTarget) tell({ kind: 'blur' });
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') tell({ kind: 'escape' });
});
form.addEventListener('submit', event => event.preventDefault());
new ResizeObserver(() => tell({ kind: 'height', height: Math.ceil(form.getBoundingClientRect().height) + 2 })).observe(form);
tell({ kind: 'ready' });
