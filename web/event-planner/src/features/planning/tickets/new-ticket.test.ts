import { EventSections } from '@event-planner/contracts/planning';
import { expect, test } from 'vitest';
import { moved, newFee, newTax, newTicket, withoutTax, withoutType } from './new-ticket.ts';

const none: EventSections['tickets'] = {
  currency: 'EUR',
  pricesInclude: 'taxes',
  taxes: [],
  fees: [],
  types: [],
  quotas: [],
  maxPerPerson: null,
};

test('what a form begins with is of a shape that can be saved', () => {
  const tax = newTax('VAT');
  const tickets = { ...none, taxes: [tax], fees: [{ ...newFee('Booking'), taxIds: [tax.id] }] };
  const types = [newTicket(tickets, 'ticket'), newTicket(tickets, 'donation')];
  expect(EventSections.shape.tickets.safeParse({ ...tickets, types }).error).toBeUndefined();
  expect(types.map(type => type.taxIds)).toEqual([[tax.id], []]);
});

test('nothing keeps pointing at a type that was taken away', () => {
  const [main, extra, pack] = [newTicket(none, 'ticket'), newTicket(none, 'ticket'), newTicket(none, 'ticket')];
  const tickets = {
    ...none,
    types: [main, { ...extra, requires: [main.id] }, { ...pack, bundle: [{ ticketTypeId: main.id, quantity: 2 }] }],
    quotas: [
      { id: crypto.randomUUID(), name: 'alone', capacity: 5, ticketTypeIds: [main.id] },
      { id: crypto.randomUUID(), name: 'both', capacity: 5, ticketTypeIds: [main.id, extra.id] },
    ],
  };
  expect(JSON.stringify(withoutType(tickets, main.id))).not.toContain(main.id);
  expect(withoutType(tickets, main.id).quotas.map(({ name }) => name)).toEqual(['both']);
});

test('nothing keeps pointing at a tax that was taken away', () => {
  const tax = newTax('VAT');
  const tickets = { ...none, taxes: [tax] };
  const full = { ...tickets, types: [newTicket(tickets, 'ticket')], fees: [{ ...newFee('Booking'), taxIds: [tax.id] }] };
  expect(JSON.stringify(withoutTax(full, tax.id))).not.toContain(tax.id);
});

test('moving an entry keeps all others in their order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(['a', 'b'], 0, 1)).toEqual(['b', 'a']);
});
