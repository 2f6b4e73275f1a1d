/** The fields of a card and of a debit: what is in them, how it is written, and what is wrong with it. */

export const inputs = {
  number: document.getElementById('number'),
  expiry: document.getElementById('expiry'),
  cvc: document.getElementById('cvc'),
  iban: document.getElementById('iban'),
};

/** Which belong to which way of paying. */
export const fieldsOf = { card: ['number', 'expiry', 'cvc'], sepa_debit: ['iban'], wallet: [] };

/** Without spaces, in capitals. */
export const iban = () => inputs.iban.value.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();

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

/** Of each field: what is wrong with what is there; undefined when it is complete. */
export const checks = {
  number() {
    const number = digits(inputs.number);
    if (number.length < lengthOf(brandOf(number))) return 'incomplete_number';
    return passesLuhn(number) ? undefined : 'invalid_number';
  },
  expiry() {
    const [month, year] = expiry();
    if (digits(inputs.expiry).length < 4) return 'incomplete_expiry';
    if (month < 1 || month > 12) return 'invalid_expiry_month';
    const months = year * 12 + month - (new Date().getFullYear() * 12 + new Date().getMonth() + 1);
    if (months < 0) return 'invalid_expiry_year_past';
    return months > 600 ? 'invalid_expiry_year' : undefined;
  },
  cvc() {
    const complete = digits(inputs.cvc).length >= codeLengthOf(brandOf(digits(inputs.number)));
    return complete ? undefined : 'incomplete_cvc';
  },
  iban() {
    const number = iban();
    if (number.length < 15) return 'incomplete_iban';
    return /^[A-Z]{2}\d{2}/.test(number) && passesChecksum(number) ? undefined : 'invalid_iban';
  },
};

/** ISO 13616: the first four behind the rest, letters as numbers from 10, leave 1 of 97. */
function passesChecksum(number) {
  const turned = `${number.slice(4)}${number.slice(0, 4)}`.replaceAll(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of turned) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

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
  iban: () => iban().replaceAll(/.{4}(?=.)/g, '$& '),
  cvc: text => text.slice(0, codeLengthOf(brandOf(digits(inputs.number)))),
};

/** Writes a field's text in its format and leaves the cursor behind the digit it was behind. */
export function format(name) {
  const input = inputs[name];
  const before = input.value.slice(0, input.selectionStart ?? input.value.length).replaceAll(/[^0-9a-z]/gi, '').length;
  const atEnd = input.selectionStart === input.value.length;
  const text = formats[name](digits(input));
  if (text === input.value) return;
  input.value = text;
  if (document.activeElement !== input) return;
  const places = Array.from(text.matchAll(/[0-9a-z]/gi), match => match.index + 1);
  const at = atEnd ? text.length : (places[before - 1] ?? 0);
  input.setSelectionRange(at, at);
}
