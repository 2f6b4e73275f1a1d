/** The three fields: what is in them, how it is written, and what is wrong with it. */

export const inputs = {
  number: document.getElementById('number'),
  expiry: document.getElementById('expiry'),
  cvc: document.getElementById('cvc'),
};

export const digits = input => input.value.replaceAll(/\D/g, '');

/** Month and year. */
export const expiry = () => {
  const text = digits(inputs.expiry);
  return [Number(text.slice(0, 2)), 2000 + Number(text.slice(2, 4))];
};

export function brandOf(number) {
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
export const checks = {
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
export function format(name) {
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
