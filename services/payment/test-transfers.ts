import { BankLinePage, StatementImport } from '@event-planner/contracts/bank-statements';
import type { BookingPayable } from '@event-planner/contracts/booking';
import { paymentCompleted } from '@event-planner/contracts/messages';
import { grace, type OfflineWorld, organizerId } from './offline/test-offline.ts';

export const place = `/organizers/${organizerId}/transfers`;
const mapping = {
  delimiter: ';',
  skipLines: 1,
  date: 0,
  amount: 3,
  debit: null,
  currency: null,
  defaultCurrency: 'EUR',
  purpose: [2],
  counterparty: 1,
  iban: null,
  decimal: ',',
  dateOrder: 'dmy',
};
export const statement = (...lines: readonly string[]): string => `Datum;Name;Zweck;Betrag\n${lines.join('\n')}\n`;

export const upload = async ({ service }: OfflineWorld, text: string, { as = grace, of = place } = {}) =>
  service.inject({
    method: 'POST',
    url: `/api/payments${of}/imports?name=may.csv&mapping=${encodeURIComponent(JSON.stringify(mapping))}`,
    headers: { ...(await service.asUser(as)), 'content-type': 'application/octet-stream' },
    payload: Buffer.from(text),
  });
export const read = async (world: OfflineWorld, text: string, as = grace) =>
  StatementImport.parse((await upload(world, text, { as })).json());
export const linesOf = async (world: OfflineWorld, state = '') =>
  BankLinePage.parse((await world.ask(`${place}/lines${state && `?state=${state}`}`)).json()).items;
export const idOf = async (world: OfflineWorld, { bookingId }: BookingPayable): Promise<string> =>
  (await world.service.pool.query('select id from payments where booking_id = $1', [bookingId])).rows[0].id as string;
export const post = (world: OfflineWorld, path: string, payload: object) => world.ask(`${place}${path}`, { method: 'POST', payload });
export const paid = async ({ service }: OfflineWorld) =>
  (await service.published(paymentCompleted)).map(({ bookingId, paidWith }) => [bookingId, paidWith]);
