import { nothing, type Plans } from '../plan.ts';
import { notTheirMoney, nordwind } from './money.ts';

const refund = { ...nordwind, id: 're_nothing' };

export const reconciliationPlans: Plans = {
  'GET /api/payments/organizers/{organizerId}/provider-refunds': scene => ({
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
  'POST /api/payments/organizers/{organizerId}/provider-refunds/{id}/decision': scene => ({
    at: refund,
    body: { purpose: 'amount' },
    specials: [
      ...notTheirMoney(scene).map(one => ({ ...one, at: { ...refund, ...one.at }, body: { purpose: 'amount' } })),
      {
        name: 'a refund that is not there',
        body: { purpose: 'amount' },
        token: scene.tokenOf('organizer@example.test'),
        expects: [404, 'not_found'],
      },
      { name: 'tickets without any', body: { purpose: 'tickets', tickets: [] }, expects: [400, 'invalid_request'] },
    ],
  }),
  'GET /api/payments/platform/reconciliations': () => ({ specials: [] }),
  'POST /api/payments/platform/reconciliations': () => ({ specials: [] }),
  'GET /api/payments/platform/drifts': () => ({
    specials: [{ name: 'a cursor of their own', query: 'cursor=x', expects: [400, 'invalid_cursor'] }],
  }),
  'POST /api/payments/platform/drifts/{id}/acceptance': () => ({
    at: { id: nothing },
    body: { note: 'seen' },
    specials: [{ name: 'a drift that is not there', body: { note: 'seen' }, expects: [404, 'not_found'] }],
  }),
};
