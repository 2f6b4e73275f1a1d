import type { EventSections, TicketTypeDraft } from '@event-planner/contracts/planning';
import { expect, test } from 'vitest';
import { newSections } from '../sections.ts';
import { plan } from '../test-event.ts';
import { type Around, missingOf, newErrors } from './checklist-rules.ts';
import { ticket, wholeEvent } from './test-plan.ts';

const around: Around = {
  organizer: { name: 'Rita Plays', currencies: ['EUR'] },
  venue: { name: 'Hall', city: 'Berlin' },
  seatMap: undefined,
  now: new Date('2030-06-01T10:00:00Z'),
};
const whole = wholeEvent(newSections({ title: '', language: 'en', currency: 'EUR', timeZone: 'Europe/Berlin' }));
const id = '0190a5b0-0000-7000-8000-00000000000f';

const found = (sections: EventSections, beside: Partial<Around> = {}): readonly string[] =>
  missingOf(sections, { ...around, ...beside }).map(({ section, code, weight, subject }) =>
    [section, code, ...(weight === 'advice' ? ['advice'] : []), ...(subject === null ? [] : [subject])].join(' '),
  );

const selling = (...types: readonly TicketTypeDraft[]): EventSections => ({ ...whole, tickets: { ...whole.tickets, types: [...types] } });
const scheduled = (schedule: Partial<EventSections['schedule']>): EventSections => ({
  ...whole,
  schedule: { ...whole.schedule, ...schedule },
});
const asking = (...questions: Partial<EventSections['questions'][number]>[]): EventSections => ({
  ...whole,
  questions: questions.map((question, at) => ({
    id: `q${at}`,
    label: `Question ${at}`,
    help: '',
    kind: 'text',
    options: [],
    required: false,
    per: 'order',
    ticketTypeIds: [],
    showIf: null,
    ...question,
  })),
});
const [a, b, c] = [ticket({ name: 'A' }), ticket({ name: 'B' }), ticket({ name: 'C' })];

test('an event that has all it needs lacks nothing', () => {
  expect(found(whole)).toEqual([]);
});

test('a new draft is told all that it lacks', () => {
  expect(found(newSections({ title: '', language: 'en', currency: 'EUR', timeZone: 'Europe/Berlin' }), { venue: undefined })).toEqual([
    'about title',
    'about category',
    'about description advice',
    'schedule start',
    'schedule end',
    'place venue',
    'tickets ticket_types',
  ]);
});

test.each<[string, EventSections, readonly string[], Partial<Around>?]>([
  ['an unknown time zone', scheduled({ timeZone: 'Mars/Olympus' }), ['schedule time_zone Mars/Olympus']],
  ['a day there is not', scheduled({ startsAt: '2030-02-30T20:00' }), ['schedule start']],
  ['a start that is over', scheduled({ startsAt: '2030-06-01T12:00', doorsAt: null }), ['schedule start_past']],
  ['an end before the start', scheduled({ endsAt: '2030-07-01T20:00' }), ['schedule end_before_start']],
  ['doors after the start', scheduled({ doorsAt: '2030-07-01T20:01' }), ['schedule doors_after_start']],
  ['no address to join at', { ...whole, place: { ...whole.place, onlineUrl: null } }, ['place online_url']],
  ['both without a venue', { ...whole, place: { ...whole.place, mode: 'hybrid' } }, ['place venue'], { venue: undefined }],
  ['a currency of others', { ...whole, tickets: { ...whole.tickets, currency: 'USD' } }, ['tickets currency USD']],
  [
    'a currency of nobody',
    { ...whole, tickets: { ...whole.tickets, currency: 'QQQ' } },
    ['tickets currency QQQ'],
    { organizer: { name: '', currencies: ['QQQ'] } },
  ],
  ['a nameless type', selling({ ...a, name: '' }), ['tickets ticket_name 1']],
  ['a type without a number', selling({ ...a, capacity: null }), ['tickets ticket_places A']],
  ['a category without a plan', selling({ ...a, category: 'stalls' }), ['tickets ticket_category A']],
  [
    'a category the plan lacks',
    selling({ ...a, category: 'gold' }),
    ['tickets ticket_category A', 'tickets category_unsold advice Stalls'],
    { seatMap: plan },
  ],
  ['seats by their category', selling({ ...a, category: 'stalls', capacity: null }), [], { seatMap: plan }],
  ['a donation without a number', selling(b, { ...a, kind: 'donation', pricing: 'chosen', capacity: null }), []],
  ['a tax nobody described', selling({ ...a, taxIds: ['vat'] }), ['tickets tax_reference A']],
  [
    'sales that end before they begin',
    selling({ ...a, salesFrom: '2030-06-10T10:00', salesUntil: '2030-06-10T10:00' }),
    ['tickets ticket_sales A'],
  ],
  ['sales on a day there is not', selling({ ...a, salesFrom: '2030-02-30T10:00' }), ['tickets ticket_sales A']],
  ['more than one may have', selling({ ...a, minPerOrder: 11 }), ['tickets ticket_sales A']],
  ['fewer a person than an order', selling({ ...a, minPerOrder: 4, maxPerPerson: 3 }), ['tickets ticket_sales A']],
  ['a suggestion below the least', selling({ ...a, pricing: 'chosen', suggestedMinor: 1 }), ['tickets ticket_sales A']],
  [
    'an early price without an end',
    selling({ ...a, phases: [{ name: 'Early', priceMinor: 1, until: null, quantity: null }] }),
    ['tickets ticket_sales A'],
  ],
  ['a type twice', selling(a, a), ['tickets ticket_reference A', 'tickets ticket_reference A']],
  ['a type that requires itself', selling({ ...a, requires: [a.id] }), ['tickets ticket_reference A']],
  ['a type that requires nothing we have', selling({ ...a, requires: [id] }), ['tickets ticket_reference A']],
  [
    'types that require each other',
    selling({ ...a, requires: [b.id] }, { ...b, requires: [a.id] }),
    ['tickets ticket_reference A', 'tickets ticket_reference B'],
  ],
  ['a circle one can enter elsewhere', selling({ ...a, requires: [b.id] }, { ...b, requires: [a.id, c.id] }, c), []],
  ['a bundle of itself', selling({ ...a, bundle: [{ ticketTypeId: a.id, quantity: 2 }] }), ['tickets ticket_reference A']],
  [
    'a bundle of a bundle',
    selling({ ...a, bundle: [{ ticketTypeId: b.id, quantity: 2 }] }, { ...b, bundle: [{ ticketTypeId: c.id, quantity: 2 }] }, c),
    ['tickets ticket_reference A'],
  ],
  ['a bundle of tickets', selling({ ...a, capacity: null, bundle: [{ ticketTypeId: b.id, quantity: 2 }] }, b), []],
  [
    'a quota of nothing we have',
    { ...whole, tickets: { ...whole.tickets, types: [a], quotas: [{ id, name: 'House', capacity: 5, ticketTypeIds: [b.id] }] } },
    ['tickets quota_reference House'],
  ],
  ['a choice of nothing', asking({ kind: 'choice' }), ['questions question_options Question 0']],
  ['the same choice twice', asking({ kind: 'choices', options: ['x', 'x'] }), ['questions question_options Question 0']],
  ['a text with options', asking({ options: ['x'] }), ['questions question_options Question 0']],
  ['a question twice', asking({ id: 'q' }, { id: 'q' }), ['questions question_reference Question 1']],
  ['a question for nobody', asking({ ticketTypeIds: [id] }), ['questions question_reference Question 0']],
  [
    'a question after a later one',
    asking({ showIf: { questionId: 'q1', answers: ['x'] } }, {}),
    ['questions question_reference Question 0'],
  ],
  [
    'a question after an answer nobody gives',
    asking({ kind: 'choice', options: ['x'] }, { showIf: { questionId: 'q0', answers: ['y'] } }),
    ['questions question_reference Question 1'],
  ],
  [
    'an order that depends on each attendee',
    asking({ per: 'attendee' }, { showIf: { questionId: 'q0', answers: ['y'] } }),
    ['questions question_reference Question 1'],
  ],
  ['a private event that nothing opens', { ...whole, access: { visibility: 'private', codes: [] } }, ['access access_code']],
  ['a hidden type that nothing unlocks', selling(a, { ...b, hidden: true }), ['access access_code advice B']],
  [
    'a code for nothing we have, twice',
    {
      ...whole,
      access: {
        visibility: 'public',
        codes: [id, id].map(one => ({ code: 'OPEN', opensEvent: false, ticketTypeIds: [one], until: null })),
      },
    },
    ['access code_reference OPEN', 'access code_reference OPEN', 'access code_reference OPEN'],
  ],
  ['a picture without words', { ...whole, pictures: { coverId: id, coverText: ' ' } }, ['pictures cover_text advice']],
])('%s is found', (_what, sections, expected, beside = {}) => {
  expect(found(sections, beside)).toEqual(expected);
});

test('only errors that were not there before count as new', () => {
  const judged = (sections: EventSections) => missingOf(sections, around);
  const over = scheduled({ startsAt: '2030-05-01T20:00', endsAt: '2030-05-01T22:00', doorsAt: null });
  expect(newErrors(judged({ ...over, about: { ...over.about, subtitle: 'Sold out' } }), judged(over))).toEqual([]);
  expect(newErrors(judged({ ...over, about: { ...over.about, title: '' } }), judged(over)).map(({ code }) => code)).toEqual(['title']);
  expect(newErrors(judged({ ...whole, about: { ...whole.about, description: '' } }), judged(whole))).toEqual([]);
});

test('a hundred types that all require each other are judged, though there are more ways through them than anybody could walk', () => {
  const types = Array.from({ length: 100 }, (_, at) => ticket({ name: `T${at}` }));
  const all = types.map(one => one.id);
  const tangled = selling(...types.map(one => ({ ...one, requires: all.filter(other => other !== one.id) })));
  expect(found(tangled)).toHaveLength(100);
});
