import { EmailOrNone } from '@event-planner/contracts/http';
import { HoldRequest } from '@event-planner/contracts/booking';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refuseInput } from '../errors/index.ts';
import { faultsOfIssue } from './faults.ts';

const id = '01a21e32-7ed8-75b2-98c5-f8f27fe8a4da';
const told = (schema: z.ZodType, body: unknown) => {
  const faults = schema.safeParse(body).error?.issues.flatMap(issue => faultsOfIssue(issue, ['body'])) ?? [];
  return { detail: refuseInput(faults).message, places: faults.map(({ path, code }) => [path, code]) };
};
const holding = (...items: unknown[]) => told(HoldRequest, { eventId: id, items });

test.each([
  ['half a place', { quantity: 1.5 }, '/quantity', 'invalid_type', 'items[0].quantity: must be a whole number'],
  ['no place', { quantity: 0 }, '/quantity', 'too_small', 'items[0].quantity: must be at least 1'],
  ['half a seat of the best', { together: 0.5 }, '/together', 'invalid_type', 'items[0].together: must be a whole number'],
  ['a seat that cannot be one', { seat: 'A 1' }, '/seat', 'invalid_format', /^items\[0\]\.seat: must match \//],
  ['nothing', {}, '', 'invalid_union', 'items[0]: needs one of seat, quantity, together'],
  ['a seat and a number', { quantity: 1, seat: 'a-a-1' }, '', 'invalid_union', 'items[0]: has none of the forms it may have'],
  ['a price besides', { quantity: 1, price: 2 }, '', 'unrecognized_keys', 'items[0]: has no price'],
])('of the forms a place may have, the one that was meant is told of: %s', (_name, item, at, code, detail) => {
  const { detail: sentence, places } = holding({ ticketTypeId: id, ...item });
  expect(places).toEqual([[`body/items/0${at}`, code]]);
  expect(sentence).toMatch(detail);
});

test.each([
  [HoldRequest, [], 'the body: must be an object'],
  [HoldRequest, { eventId: id, items: [3] }, 'items[0]: must be an object'],
  [HoldRequest, { eventId: id, items: [] }, 'items: must have at least 1 entry'],
  [HoldRequest, { eventId: 'x', items: [{ ticketTypeId: id, quantity: 1 }] }, 'eventId: must be an id (UUID)'],
  [z.object({ email: EmailOrNone }), { email: 'x' }, 'email: must be an e-mail address'],
  [z.object({ email: EmailOrNone }), {}, 'email: is missing'],
  [
    z.object({ name: z.string().min(1), size: z.enum(['s', 'm']) }),
    { name: '', size: 'l' },
    'name: must not be empty; size: must be one of s, m',
  ],
  [z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]), {}, 'kind: must be one of a, b'],
  [z.object({ at: z.string().regex(/^\d$/, 'must be a digit') }), { at: 'x' }, 'at: must be a digit'],
])('what is wrong is a sentence that names the field: %#', (schema, body, sentence) => {
  expect(told(schema, body).detail).toBe(sentence);
});

test('a place outside the body is called by where it is', () => {
  const fault = { message: 'is missing', code: 'missing' };
  const inAddress = refuseInput([{ ...fault, path: 'params/holdId' }]);
  const inHeader = refuseInput([{ ...fault, path: 'headers/idempotency-key' }]);
  expect([inAddress.message, inHeader.message]).toEqual(['holdId in the address: is missing', 'the header idempotency-key: is missing']);
});
