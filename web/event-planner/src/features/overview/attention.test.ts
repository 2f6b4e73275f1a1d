import type { EventCancellation } from '@event-planner/contracts/refund';
import { expect, test } from 'vitest';
import { attentionOf, upcomingOf } from './attention.ts';
import { everyDay, lastDays } from './days.ts';

const now = Date.parse('2030-01-10T12:00:00Z');
const event = (title: string, startsAt: string | null, state: 'draft' | 'published' = 'published') => ({
  id: crypto.randomUUID(),
  slug: title,
  title,
  state,
  version: 1,
  startsAt,
  timeZone: 'UTC',
  venueName: null,
  seriesId: null,
  coverUrl: '',
  visits: 0,
});
const places = (left: number, capacity: number) => ({
  eventId: crypto.randomUUID(),
  salesOpen: true,
  ticketTypes: [{ ticketTypeId: crypto.randomUUID(), left, capacity, priceMinor: 0, phase: null, phaseLeft: null, until: null }],
});

test('what comes up is what is published and still to come, soonest first', () => {
  const later = event('later', '2030-03-01T20:00:00Z');
  const sooner = event('sooner', '2030-02-01T20:00:00Z');
  expect(upcomingOf([later, event('over', '2030-01-01T20:00:00Z'), sooner, event('draft', null, 'draft')], now)).toEqual([sooner, later]);
});

test.each([
  [0, 100, ['sold_out']],
  [9, 100, ['nearly_sold_out']],
  [10, 100, []],
  [0, 0, []],
])('with %i of %i places left it says %j', (left, capacity, kinds) => {
  const upcoming = [{ event: event('x', '2030-03-01T20:00:00Z'), availability: places(left, capacity) }];
  expect(attentionOf({ cancelled: [], drafts: [], upcoming, now }).map(({ kind }) => kind)).toEqual(kinds);
});

test('a draft tells how much it lacks, advice not counted, and nothing while that is not known', () => {
  const missing = [
    { section: 'about', code: 'title', weight: 'error', detail: '', subject: null },
    { section: 'about', code: 'description', weight: 'advice', detail: '', subject: null },
  ] as const;
  const draft = event('d', null, 'draft');
  const drafts = [
    { event: draft, missing: [...missing] },
    { event: draft, missing: undefined },
  ];
  expect(attentionOf({ cancelled: [], drafts, upcoming: [], now })).toEqual([{ kind: 'draft', event: draft, missing: 1 }]);
});

test.each([
  ['while nobody has given its orders back', null, 2, [{ kind: 'to_give_back', orders: 2 }]],
  ['once that was started', { startedBy: 'Ada', startedAt: '2030-01-09T12:00:00Z' }, 2, []],
  ['where nobody has bought anything', null, 0, []],
])('a cancelled event is told of %s', (_, run, orders, told) => {
  const cancellation = { run, figures: { orders } } as unknown as EventCancellation;
  const cancelled = [
    { event: event('off', '2030-03-01T20:00:00Z'), cancellation },
    { event: event('unknown', '2030-03-01T20:00:00Z'), cancellation: undefined },
  ];
  expect(attentionOf({ cancelled, drafts: [], upcoming: [], now })).toMatchObject(told);
});

test('days without a word are there with nothing', () => {
  const range = lastDays(3, now);
  expect(range).toEqual({ from: '2030-01-08', to: '2030-01-10' });
  expect(everyDay(range, [{ day: '2030-01-09', value: 4 }]).map(({ value }) => value)).toEqual([0, 4, 0]);
});
