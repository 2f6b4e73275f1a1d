import { readFileSync } from 'node:fs';
import { BookingState, TicketState } from '@event-planner/contracts/booking';
import { describe, expect, test } from 'vitest';
import { draw, stepsOf } from '../lifecycle.ts';
import { nextOfTicket, ticketGuards, ticketLifecycle } from '../ticket-lifecycle.ts';
import { guards, lifecycle, next, type Occurrence } from './lifecycle.ts';

const [before, after] = [new Date('2030-06-01T10:14:59.999Z'), new Date('2030-06-01T10:15:00Z')];
const payment = { paidBy: null, isExact: true, eventIsCancelled: false };
/** For each guard: what it is judged by where it holds, and every way in which it does not. */
const cases: Readonly<Record<keyof typeof guards, readonly [holds: object, ...fails: readonly object[]]>> = {
  paidInFull: [payment, { ...payment, paidBy: 'p0' }, { ...payment, isExact: false }, { ...payment, eventIsCancelled: true }],
  unpaid: [payment, { ...payment, paidBy: 'p0' }],
  timeIsLeft: [
    { payBy: after, now: before },
    { payBy: after, now: after },
  ],
  timeIsOver: [
    { payBy: after, now: after },
    { payBy: after, now: before },
  ],
  allCancelled: [{ tickets: ['cancelled'] }, { tickets: ['cancelled', 'valid'] }, { tickets: ['cancelled', 'resold'] }],
  wentElsewhere: [{ tickets: ['cancelled', 'transferred'] }, { tickets: ['cancelled'] }, { tickets: ['exchanged', 'valid'] }],
  moneyIsBack: [{ isBack: true }, { isBack: false }],
  moneyIsMissing: [{ isBack: false }, { isBack: true }],
};
const follow = (from: string, on: string, facts: object) => next(from as BookingState, on as Occurrence, facts as never);

test('every state of the contract has its row, and every step leads to a state of the contract', () => {
  expect(Object.keys(lifecycle).toSorted()).toEqual(BookingState.options.toSorted());
  expect(Object.keys(ticketLifecycle).toSorted()).toEqual(TicketState.options.toSorted());
  for (const { to } of stepsOf(lifecycle)) expect(BookingState.options).toContain(to);
  for (const { to } of stepsOf(ticketLifecycle)) expect(TicketState.options).toContain(to);
});

describe.for(stepsOf(lifecycle))('of a booking: $from, $on', ({ from, on, guard, to }) => {
  const [holds, ...fails] = cases[guard as keyof typeof guards];
  test(`leads to ${to} where ${guard}`, () => expect(follow(from, on, holds)).toBe(to));
  test.for(fails)('leads nowhere for %o', facts => expect(follow(from, on, facts)).toBeUndefined());
});

test('what is not in the table cannot happen, whatever is the case', () => {
  const occurrences = [...new Set(stepsOf(lifecycle).map(step => step.on))];
  const steps = new Set(stepsOf(lifecycle).map(({ from, on }) => `${from} ${on}`));
  const missing = BookingState.options.flatMap(from =>
    occurrences.filter(on => !steps.has(`${from} ${on}`)).map(on => [from, on] as const),
  );
  for (const [from, on] of missing) for (const [holds] of Object.values(cases)) expect(follow(from, on, holds)).toBeUndefined();
});

test('a ticket that was used may be given back, but goes nowhere', () => {
  expect(nextOfTicket('valid', 'cancel', { isUsed: true })).toBe('cancelled');
  for (const on of ['transfer', 'exchange', 'resell'] as const) {
    expect(nextOfTicket('valid', on, { isUsed: true })).toBeUndefined();
    expect(nextOfTicket('valid', on, { isUsed: false })).toBeDefined();
  }
});

test.for([
  ['bookings', draw(lifecycle, guards)],
  ['tickets', draw(ticketLifecycle, ticketGuards)],
] as const)('the README has exactly the table of %s', ([, drawn]) => {
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(drawn);
});
