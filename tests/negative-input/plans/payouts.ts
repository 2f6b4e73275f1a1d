import { nothing, type Plans, type Special } from '../plan.ts';
import type { Scene } from '../scene.ts';
import { notTheirMoney, nordwind } from './money.ts';

const terms = { rates: [], boxOffice: 'none', providerFees: 'platform', onRefund: 'all' };
const rate = { currency: 'EUR', basisPoints: 0, perTicketMinor: 0, minimumMinor: 0, maximumMinor: null };
const forNobody = { organizerId: nothing, validFrom: '2199-01-01' };

const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
const isk = { ...nordwind, currency: 'ISK' };
const bank = { holder: 'Nobody', iban: 'DE89370400440532013002', bic: null };
const file = { currency: 'ISK', debtorName: 'Nobody', debtorIban: 'DE89370400440532013000', debtorBic: null };
const dispute = { ...nordwind, id: nothing };
const evidence = {
  productDescription: '',
  serviceDate: '',
  customerName: '',
  customerEmail: '',
  activity: '',
  refundPolicy: '',
  explanation: '',
};

const notTheirDispute = (scene: Scene): readonly Special[] => [
  ...notTheirMoney(scene).map(one => ({ ...one, at: { ...dispute, ...one.at } })),
  { name: 'a dispute that is not there', token: scene.tokenOf('organizer@example.test'), expects: [404, 'not_found'] },
];

export const payoutPlans: Plans = {
  'GET /api/payments/platform/fee-schedules': () => ({ specials: [] }),
  'PUT /api/payments/platform/fee-schedules/{id}': () => ({
    at: { id: nothing },
    body: { ...forNobody, terms },
    specials: [
      { name: 'an organizer that is not there', body: { ...forNobody, terms }, expects: [404, 'not_found'] },
      { name: 'a day that is over', body: { ...forNobody, validFrom: '2020-01-01', terms }, expects: [422, 'schedule_in_the_past'] },
      { name: 'a default without terms', body: { ...forNobody, organizerId: null, terms: null }, expects: [400, 'invalid_request'] },
      { name: 'a currency twice', body: { ...forNobody, terms: { ...terms, rates: [rate, rate] } }, expects: [400, 'invalid_request'] },
      {
        name: 'a minimum above the maximum',
        body: { ...forNobody, terms: { ...terms, rates: [{ ...rate, minimumMinor: 2, maximumMinor: 1 }] } },
        expects: [400, 'invalid_request'],
      },
    ],
  }),
  'GET /api/payments/platform/payout-schedules': () => ({ specials: [] }),
  'PUT /api/payments/platform/payout-schedules/{id}': () => {
    const body = { ...forNobody, terms: { holdbackDays: 3, reserve: null, every: 'week', minimums: [], holdAfterChangeDays: 3 } };
    return {
      at: { id: nothing },
      body,
      specials: [
        { name: 'an organizer that is not there', body, expects: [404, 'not_found'] },
        { name: 'a day that is over', body: { ...body, validFrom: '2020-01-01' }, expects: [422, 'schedule_in_the_past'] },
      ],
    };
  },
  'GET /api/payments/organizers/{organizerId}/payout-overview': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/payouts': scene => ({
    at: nordwind,
    specials: [
      ...notTheirMoney(scene),
      {
        name: 'a cursor of their own',
        query: 'cursor=x',
        token: scene.tokenOf('organizer@example.test'),
        expects: [400, 'invalid_cursor'],
      },
    ],
  }),
  'POST /api/payments/organizers/{organizerId}/payouts': scene => ({
    at: nordwind,
    body: { currency: 'ISK', seenMinor: 1 },
    headers: key(),
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, body: { currency: 'ISK', seenMinor: 1 }, headers: key() })),
      { name: 'nothing', body: { currency: 'ISK', seenMinor: 0 }, headers: key(), expects: [400, 'invalid_request'] },
      {
        name: 'no account',
        body: { currency: 'ISK', seenMinor: 1 },
        headers: key(),
        token: scene.tokenOf('organizer@example.test'),
        expects: [409, 'no_payout_account'],
      },
    ],
  }),
  'PUT /api/payments/organizers/{organizerId}/payout-accounts/{currency}/bank': scene => ({
    at: isk,
    body: bank,
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, at: { ...isk, ...one.at }, body: bank })),
      {
        name: 'an IBAN with a wrong digit',
        body: { ...bank, iban: 'DE89370400440532013001' },
        token: scene.tokenOf('organizer@example.test'),
        expects: [422, 'account_not_valid'],
      },
    ],
  }),
  'PUT /api/payments/organizers/{organizerId}/payout-accounts/{currency}/provider': scene => ({
    at: isk,
    body: { country: 'IS' },
    specials: notTheirMoney(scene).map(one => ({ ...one, at: { ...isk, ...one.at }, body: { country: 'IS' } })),
  }),
  'POST /api/payments/organizers/{organizerId}/payout-accounts/{currency}/onboarding-link': scene => ({
    at: isk,
    body: { organizer: 'nordwind-konzerte' },
    specials: notTheirMoney(scene).map(one => ({ ...one, at: { ...isk, ...one.at }, body: { organizer: 'nordwind-konzerte' } })),
  }),
  'POST /api/payments/organizers/{organizerId}/payout-accounts/{currency}/refresh': scene => ({
    at: isk,
    specials: notTheirMoney(scene).map(one => ({ ...one, at: { ...isk, ...one.at } })),
  }),
  'GET /api/payments/organizers/{organizerId}/payouts/{payoutId}/{file}': scene => ({
    at: { ...nordwind, payoutId: nothing, file: 'statement.pdf' },
    specials: [
      ...notTheirMoney(scene),
      { name: 'a payout that is not there', token: scene.tokenOf('organizer@example.test'), expects: [404, 'not_found'] },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/statements/{currency}/{month}/{file}': scene => ({
    at: { ...nordwind, currency: 'EUR', month: '2099-12', file: 'statement.csv' },
    specials: [
      ...notTheirMoney(scene),
      { name: 'a month to come', token: scene.tokenOf('organizer@example.test'), expects: [409, 'month_not_over'] },
      { name: 'a month that is none', at: { month: '2030-13' }, expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/payments/organizers/{organizerId}/disputes': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
  'GET /api/payments/organizers/{organizerId}/disputes/{id}': scene => ({ at: dispute, specials: notTheirDispute(scene) }),
  'POST /api/payments/organizers/{organizerId}/disputes/{id}/evidence': scene => ({
    at: dispute,
    body: evidence,
    specials: notTheirDispute(scene).map(one => ({ ...one, body: evidence })),
  }),
  'PUT /api/payments/organizers/{organizerId}/disputes/{id}/files/{kind}': scene => ({
    at: { ...dispute, kind: 'other' },
    headers: { 'content-type': 'application/pdf' },
    specials: notTheirDispute(scene).map(one => ({ ...one, raw: '%PDF-1.4', headers: { 'content-type': 'application/pdf' } })),
  }),
  'DELETE /api/payments/organizers/{organizerId}/disputes/{id}/files/{kind}': scene => ({
    at: { ...dispute, kind: 'other' },
    specials: notTheirDispute(scene),
  }),
  'POST /api/payments/organizers/{organizerId}/disputes/{id}/acceptance': scene => ({ at: dispute, specials: notTheirDispute(scene) }),
  'GET /api/payments/platform/payouts': () => ({
    specials: [{ name: 'a state that is none', query: 'state=lost', expects: [400, 'invalid_request'] }],
  }),
  'GET /api/payments/platform/payout-exports': () => ({ specials: [] }),
  'POST /api/payments/platform/payout-exports': () => ({
    body: file,
    headers: key(),
    specials: [
      { name: 'nothing to export', body: file, headers: key(), expects: [409, 'nothing_to_export'] },
      { name: 'an account that is none', body: { ...file, debtorIban: 'DE00000' }, headers: key(), expects: [422, 'account_not_valid'] },
    ],
  }),
  'GET /api/payments/platform/payout-exports/{id}/pain.001.xml': () => ({
    at: { id: nothing },
    specials: [{ name: 'a file that is not there', expects: [404, 'not_found'] }],
  }),
  'POST /api/payments/platform/payouts/{id}/executed': () => ({
    at: { id: nothing },
    specials: [{ name: 'a payout that is not there', expects: [404, 'not_found'] }],
  }),
  'POST /api/payments/platform/payouts/{id}/returned': () => ({
    at: { id: nothing },
    body: { reason: 'closed' },
    specials: [{ name: 'a payout that is not there', body: { reason: 'closed' }, expects: [404, 'not_found'] }],
  }),
  'GET /api/payments/organizers/{organizerId}/fees': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
};
