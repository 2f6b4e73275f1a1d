import { make, post } from './api.js';

/** What can be set, part by part. */
const settings = [
  {
    part: 'webhooks',
    title: 'Webhooks',
    fields: [
      { name: 'lost', kind: 'switch', label: 'Events are lost' },
      { name: 'outage', kind: 'switch', label: 'None are sent until this ends' },
      { name: 'reversed', kind: 'switch', label: 'Newest first' },
      { name: 'copies', kind: 'number', label: 'Each arrives so often', min: 1 },
      { name: 'delayMs', kind: 'number', label: 'Late by milliseconds', min: 0 },
      { name: 'types', kind: 'words', label: 'Only these types (with commas)' },
    ],
  },
  {
    part: 'api',
    title: 'API',
    fields: [
      { name: 'outage', kind: 'switch', label: 'Away: 503' },
      { name: 'broken', kind: 'switch', label: 'Broken: 500' },
      { name: 'rateLimited', kind: 'switch', label: 'Too many requests: 429' },
      { name: 'answersLost', kind: 'switch', label: 'It takes effect, and the answer is lost' },
      { name: 'delayMs', kind: 'number', label: 'Late by milliseconds', min: 0 },
      { name: 'operations', kind: 'choices', label: 'Only these operations' },
    ],
  },
  {
    part: 'money',
    title: 'Money',
    fields: [
      { name: 'underWayMs', kind: 'number', label: 'Debits are under way for milliseconds', min: 0, never: true },
      { name: 'refundsPendingMs', kind: 'number', label: 'Slow refunds wait milliseconds', min: 0, never: true },
      { name: 'payoutsUnderWayMs', kind: 'number', label: 'Payouts are under way for milliseconds', min: 0, never: true },
      { name: 'availableAfterSeconds', kind: 'number', label: 'Charges are available after seconds', min: 0 },
      { name: 'disputeFee', kind: 'number', label: 'A dispute costs (minor units)', min: 0 },
    ],
  },
];

const makers = {
  switch: ({ label, value }) => {
    const input = make('input', { type: 'checkbox', checked: value });
    return { field: make('label', { className: 'switch', children: [input, label] }), input, read: () => input.checked };
  },
  number: ({ label, value, min, never }) => {
    const input = make('input', { type: 'number', min: String(min), value: value ?? '', placeholder: never ? 'never' : '' });
    const read = () => (input.value === '' && never ? null : Number(input.value));
    return { field: make('label', { className: 'number', children: [make('span', { textContent: label }), input] }), input, read };
  },
  words: ({ label, value }) => {
    const input = make('input', { value: value.join(', '), placeholder: 'all' });
    const read = () =>
      input.value
        .split(',')
        .map(word => word.trim())
        .filter(Boolean);
    return { field: make('label', { children: [make('span', { textContent: label }), input] }), input, read };
  },
  choices: ({ label, value, choices }) => {
    const options = choices.map(choice => make('option', { textContent: choice, value: choice, selected: value.includes(choice) }));
    const input = make('select', { multiple: true, children: options });
    return {
      field: make('details', { children: [make('summary', { textContent: `${label} (${value.length || 'all'})` }), input] }),
      input,
      read: () => [...input.selectedOptions].map(option => option.value),
    };
  },
};

/** Whether something is set that goes wrong. */
export const isStormy = ({ webhooks, api }) =>
  webhooks.lost ||
  webhooks.outage ||
  webhooks.reversed ||
  webhooks.copies > 1 ||
  webhooks.delayMs > 0 ||
  api.outage ||
  api.broken ||
  api.rateLimited ||
  api.answersLost ||
  api.delayMs > 0;

/** Each change counts at once. */
export function showFaults(place, { simulation, operations }, onChange) {
  const cards = settings.map(({ part, title, fields }) => {
    const children = fields.map(described => {
      const { field, input, read } = makers[described.kind]({ ...described, value: simulation[part][described.name], choices: operations });
      input.setAttribute('aria-label', `${title}: ${described.label}`);
      input.addEventListener('change', () => void post('simulation', { [part]: { [described.name]: read() } }).then(onChange));
      return field;
    });
    return make('fieldset', { className: 'card', children: [make('legend', { textContent: title }), ...children] });
  });
  place.replaceChildren(...cards);
}
