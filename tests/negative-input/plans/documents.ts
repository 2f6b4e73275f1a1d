import { nothing, type Plans } from '../plan.ts';
import { nordwind, notTheirMoney } from './money.ts';

const format = (prefix: string) => ({ prefix, yearly: true, digits: 5 });
const form = {
  legalName: 'Somebody Ltd',
  street: '1 Long Street',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
  vatId: null,
  taxNumber: null,
  register: '',
  bank: '',
  footer: '',
  showLogo: false,
  language: 'en',
  issue: 'on_request',
  numbers: { invoice: format('RE-'), receipt: format('Q-'), cancellation: format('ST-'), credit_note: format('GU-') },
};
const invoiceTo = { name: 'Ada', street: '1 Long Street', postalCode: '20457', city: 'Hamburg', country: 'DE' };
const period = 'from=2030-01-01&to=2030-01-31';
const backwards = 'from=2030-01-31&to=2030-01-01';
const correction = { reason: 'The address was wrong', reissueTo: null, reissue: false };
/** A version that never is: nothing is changed. */
const change = { version: 4000, form };

export const documentPlans: Plans = {
  'GET /api/payments/organizers/{organizerId}/billing': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'PUT /api/payments/organizers/{organizerId}/billing': scene => ({
    at: { organizerId: nothing },
    body: change,
    specials: [
      ...notTheirMoney(scene).map(special => ({ ...special, body: change })),
      {
        name: 'prefixes of which two are the same',
        at: nordwind,
        body: { version: 4000, form: { ...form, numbers: { ...form.numbers, receipt: format('RE-') } } },
        expects: [400, 'invalid_request'],
      },
      {
        name: 'a prefix with digits',
        at: nordwind,
        body: { version: 4000, form: { ...form, numbers: { ...form.numbers, receipt: format('Q1-') } } },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'POST /api/payments/organizers/{organizerId}/billing/preview': scene => ({
    at: { organizerId: nothing },
    body: form,
    specials: notTheirMoney(scene).map(special => ({ ...special, body: form })),
  }),
  'GET /api/payments/organizers/{organizerId}/documents': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/documents/totals': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/documents/archive': scene => ({
    at: { organizerId: nothing },
    specials: [
      ...notTheirMoney(scene, period),
      { name: 'a period that ends before it begins', at: nordwind, query: backwards, expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/documents/journal': scene => ({
    at: { organizerId: nothing },
    specials: [
      ...notTheirMoney(scene, period),
      { name: 'a period that ends before it begins', at: nordwind, query: backwards, expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/documents/{documentId}/file': scene => ({
    at: { organizerId: nothing, documentId: nothing },
    specials: notTheirMoney(scene).map(special => ({ ...special, at: { documentId: nothing, ...special.at } })),
  }),
  'POST /api/payments/organizers/{organizerId}/documents/{documentId}/correction': scene => ({
    at: { organizerId: nothing, documentId: nothing },
    body: correction,
    specials: notTheirMoney(scene).map(special => ({ ...special, at: { documentId: nothing, ...special.at }, body: correction })),
  }),
  'POST /api/payments/organizers/{organizerId}/documents/{documentId}/mailings': scene => ({
    at: { organizerId: nothing, documentId: nothing },
    body: { email: 'nobody@example.test' },
    shapesAreHarmless: true,
    specials: notTheirMoney(scene).map(special => ({ ...special, at: { documentId: nothing, ...special.at }, body: {} })),
  }),
  'POST /api/payments/organizers/{organizerId}/documents/requests': scene => ({
    at: { organizerId: nothing },
    body: { bookingId: nothing, invoiceTo },
    specials: notTheirMoney(scene).map(special => ({ ...special, body: { bookingId: nothing, invoiceTo } })),
  }),
  'GET /api/payments/documents': () => ({
    specials: [{ name: 'no booking', query: '', expects: [400, 'invalid_request'] }],
  }),
  'POST /api/payments/documents/requests': () => ({
    body: { bookingId: nothing, invoiceTo },
    shapesAreHarmless: true,
    specials: [
      { name: 'a booking that is not there', body: { bookingId: nothing, invoiceTo }, expects: [404, 'not_found'] },
      {
        name: 'no country',
        body: { bookingId: nothing, invoiceTo: { ...invoiceTo, country: 'Germany' } },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/payments/documents/{documentId}/attachment': scene => ({
    at: { documentId: nothing },
    specials: [
      {
        name: 'a service that has no business here',
        token: scene.serviceToken('payment', 'payment'),
        at: { documentId: nothing },
        expects: [403, 'forbidden'],
      },
    ],
  }),
  'GET /api/payments/documents/{documentId}/file': () => ({
    specials: [{ name: 'a document that is not there', at: { documentId: nothing }, expects: [404, 'not_found'] }],
  }),
};
