import { nothing, type Plans } from '../plan.ts';
import { notTheirMoney, nordwind } from './money.ts';

const terms = { rates: [], boxOffice: 'none', providerFees: 'platform', onRefund: 'all' };
const rate = { currency: 'EUR', basisPoints: 0, perTicketMinor: 0, minimumMinor: 0, maximumMinor: null };
const forNobody = { organizerId: nothing, validFrom: '2199-01-01' };

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
  'GET /api/payments/organizers/{organizerId}/fees': scene => ({ at: nordwind, specials: notTheirMoney(scene) }),
};
