import { Campaign, CampaignTerms } from '@event-planner/contracts/coupon';
import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const now = Date.parse('2030-06-01T12:00:00Z');
const campaign = (terms: object, more: object = {}): Campaign =>
  Campaign.parse({
    id: '0190a5b0-0000-7000-8000-000000000000',
    organizerId: '0190a5b0-0000-7000-8000-000000000000',
    version: 1,
    state: 'active',
    terms: CampaignTerms.parse({ name: 'Ten', kind: 'percent', basisPoints: 1000, ...terms }),
    createdAt: '2030-01-01T00:00:00Z',
    createdByName: 'Ada',
    codes: 1,
    code: 'TEN',
    used: { uses: 2, discount: [], revenue: [] },
    open: 1,
    ...more,
  });

test.each([
  ['active', {}, {}],
  ['paused', { endsAt: '2030-01-01T00:00:00Z' }, { state: 'paused' }],
  ['ended', {}, { state: 'ended' }],
  ['over', { endsAt: '2030-06-01T12:00:00Z' }, {}],
  ['toCome', { startsAt: '2030-06-01T12:00:01Z' }, {}],
  ['usedUp', { maxUses: 3 }, {}],
  ['active', { maxUses: 4 }, {}],
  ['noCodes', {}, { codes: 0, code: null }],
])('a campaign is %s', (standing, terms, more) => {
  expect(standingOf(campaign(terms, more), now)).toBe(standing);
});
