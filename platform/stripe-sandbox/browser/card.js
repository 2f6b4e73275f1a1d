/*
 * The card fields. They speak with exactly one page: the one whose origin is in the fragment, and only while that page is the frame's parent.
 * What they tell it is whether the fields are complete, never what is in them.
 */
import { brandOf, checks, digits, format, inputs } from './card-fields.js';
import { questions } from './card-payment.js';
import { applyTheme } from './card-theme.js';

const page = new URLSearchParams(location.hash.slice(1)).get('origin') ?? '';
const problem = document.getElementById('problem');
const touched = new Set();

const tell = message => {
  if (parent !== window && page) parent.postMessage(message, page);
};

/** A field is wrong once it was left, or once it is long enough to be judged. */
function firstError() {
  for (const name of Object.keys(inputs)) {
    const fault = inputs[name].value === '' ? undefined : checks[name]();
    if (fault && (touched.has(name) || !fault.code.startsWith('incomplete'))) return { name, fault };
  }
  return undefined;
}

function report() {
  const found = firstError();
  for (const [name, input] of Object.entries(inputs)) input.setAttribute('aria-invalid', String(found?.name === name));
  problem.textContent = found?.fault.message ?? '';
  const event = {
    empty: Object.values(inputs).every(input => input.value === ''),
    complete: Object.values(checks).every(check => check() === undefined),
    brand: brandOf(digits(inputs.number)),
    error: found ? { type: 'validation_error', ...found.fault } : undefined,
  };
  tell({ kind: 'change', event });
}

const heard = {
  settings({ theme, disabled }) {
    applyTheme(theme ?? {});
    for (const input of Object.values(inputs)) input.disabled = disabled === true;
  },
  focus: () => inputs.number.focus(),
  blur: () => document.activeElement?.blur(),
  clear() {
    for (const input of Object.values(inputs)) input.value = '';
    touched.clear();
    report();
  },
  async ask(message) {
    for (const name of Object.keys(inputs)) touched.add(name);
    report();
    const missing = Object.entries(checks)
      .map(([name, check]) => ({ name, fault: check() }))
      .find(({ fault }) => fault);
    if (missing) inputs[missing.name].focus();
    const known = Object.hasOwn(questions, message.what);
    const result = missing || !known ? { error: { type: 'validation_error', ...missing?.fault } } : await questions[message.what](message);
    tell({ kind: 'answer', request: message.request, result });
  },
};

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
document.getElementById('card').addEventListener('submit', event => event.preventDefault());
new ResizeObserver(() =>
  tell({ kind: 'height', height: Math.ceil(document.getElementById('card').getBoundingClientRect().height) + 2 }),
).observe(document.getElementById('card'));
tell({ kind: 'ready' });
