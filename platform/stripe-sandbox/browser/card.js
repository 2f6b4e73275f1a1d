/*
 * The card fields. They speak with exactly one page: the one whose origin is in the fragment, and only while that page is the frame's parent.
 * What they tell it is whether the fields are complete, never what is in them.
 */
(() => {
  'use strict';

  const parameters = new URLSearchParams(location.hash.slice(1));
  const page = parameters.get('origin') ?? '';
  const key = parameters.get('key') ?? '';
  const inputs = {
    number: document.getElementById('number'),
    expiry: document.getElementById('expiry'),
    cvc: document.getElementById('cvc'),
  };
  const problem = document.getElementById('problem');
  const touched = new Set();

  const tell = message => {
    if (parent !== window && page) parent.postMessage(message, page);
  };

  const digits = input => input.value.replaceAll(/\D/g, '');

  function brandOf(number) {
    if (/^3[47]/.test(number)) return 'amex';
    if (/^(5[1-5]|2[2-7])/.test(number)) return 'mastercard';
    return number.startsWith('4') ? 'visa' : 'unknown';
  }

  const lengthOf = brand => (brand === 'amex' ? 15 : 16);
  const codeLengthOf = brand => (brand === 'amex' ? 4 : 3);

  function passesLuhn(number) {
    const total = Array.from(number, Number)
      .toReversed()
      .reduce((sum, digit, at) => sum + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
    return total % 10 === 0;
  }

  /** Of each field: whether it is complete, or what is wrong with what is there. */
  const checks = {
    number() {
      const number = digits(inputs.number);
      if (number.length < lengthOf(brandOf(number))) return { code: 'incomplete_number', message: 'Your card number is incomplete.' };
      return passesLuhn(number) ? undefined : { code: 'invalid_number', message: 'Your card number is invalid.' };
    },
    expiry() {
      const [month, year] = expiry();
      if (digits(inputs.expiry).length < 4) return { code: 'incomplete_expiry', message: "Your card's expiration date is incomplete." };
      if (month < 1 || month > 12) return { code: 'invalid_expiry_month', message: "Your card's expiration month is invalid." };
      const months = year * 12 + month - (new Date().getFullYear() * 12 + new Date().getMonth() + 1);
      if (months < 0) return { code: 'invalid_expiry_year_past', message: "Your card's expiration year is in the past." };
      return months > 600 ? { code: 'invalid_expiry_year', message: "Your card's expiration year is invalid." } : undefined;
    },
    cvc() {
      const complete = digits(inputs.cvc).length >= codeLengthOf(brandOf(digits(inputs.number)));
      return complete ? undefined : { code: 'incomplete_cvc', message: "Your card's security code is incomplete." };
    },
  };

  const expiry = () => {
    const text = digits(inputs.expiry);
    return [Number(text.slice(0, 2)), 2000 + Number(text.slice(2, 4))];
  };

  const formats = {
    number(text) {
      const brand = brandOf(text);
      const groups = brand === 'amex' ? [4, 6, 5] : [4, 4, 4, 4];
      let from = 0;
      return groups
        .map(length => text.slice(from, (from += length)))
        .filter(Boolean)
        .join(' ');
    },
    expiry(text) {
      const padded = /^[2-9]/.test(text) ? `0${text}` : text;
      return padded.length > 2 ? `${padded.slice(0, 2)} / ${padded.slice(2, 4)}` : padded;
    },
    cvc: text => text.slice(0, codeLengthOf(brandOf(digits(inputs.number)))),
  };

  /** Writes a field's text in its format and leaves the cursor behind the digit it was behind. */
  function format(name) {
    const input = inputs[name];
    const before = input.value.slice(0, input.selectionStart ?? input.value.length).replaceAll(/\D/g, '').length;
    const atEnd = input.selectionStart === input.value.length;
    const text = formats[name](digits(input));
    if (text === input.value) return;
    input.value = text;
    if (document.activeElement !== input) return;
    const places = Array.from(text.matchAll(/\d/g), match => match.index + 1);
    const at = atEnd ? text.length : (places[before - 1] ?? 0);
    input.setSelectionRange(at, at);
  }

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

  /** The values are another origin's words: each is tried on its own property, and nothing else is touched. */
  function applyTheme(theme) {
    const style = document.documentElement.style;
    const colours = {
      '--background': theme.background,
      '--text': theme.text,
      '--placeholder': theme.placeholder,
      '--danger': theme.danger,
      '--accent': theme.accent,
    };
    for (const [name, value] of Object.entries(colours))
      if (typeof value === 'string' && value !== '' && CSS.supports('color', value)) style.setProperty(name, value);
    if (typeof theme.fontFamily === 'string' && theme.fontFamily !== '' && CSS.supports('font-family', theme.fontFamily))
      style.setProperty('--font-family', theme.fontFamily);
    if (/^\d{1,2}(\.\d+)?(px|rem)$/.test(theme.fontSize)) style.setProperty('--font-size', theme.fontSize);
    // A frame is see-through only while its scheme is that of the page around it.
    if (/^(normal|light|dark|light dark|dark light|only light|only dark)$/.test(theme.scheme)) style.colorScheme = theme.scheme;
  }

  async function post(path, form) {
    try {
      const response = await fetch(path, { method: 'POST', body: new URLSearchParams({ key, ...form }) });
      const body = await response.json();
      return response.ok ? { body } : { error: body.error };
    } catch {
      return {
        error: { type: 'api_connection_error', message: 'We could not reach the payment provider. Check your connection and try again.' },
      };
    }
  }

  function cardForm({ billingDetails }, prefix) {
    const [month, year] = expiry();
    const fields = {
      type: 'card',
      'card[number]': digits(inputs.number),
      'card[exp_month]': month,
      'card[exp_year]': year,
      'card[cvc]': digits(inputs.cvc),
    };
    for (const name of ['name', 'email', 'phone'])
      if (typeof billingDetails?.[name] === 'string') fields[`billing_details[${name}]`] = billingDetails[name];
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        prefix ? `${prefix}[${name.replace('[', '][').replace(/\]$/, '')}]` : name,
        String(value),
      ]),
    );
  }

  const questions = {
    async confirm(message) {
      const { body, error } = await post(`/v1/payment_intents/${encodeURIComponent(message.intent)}/confirm`, {
        client_secret: message.clientSecret,
        ...cardForm(message, 'payment_method_data'),
      });
      return error ? { error } : { paymentIntent: body };
    },
    async method(message) {
      const { body, error } = await post('/v1/payment_methods', cardForm(message, ''));
      return error ? { error } : { paymentMethod: body };
    },
  };

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
      const result =
        missing || !known ? { error: { type: 'validation_error', ...missing?.fault } } : await questions[message.what](message);
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
})();
