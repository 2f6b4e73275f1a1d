import type { WholeSystem } from '../whole-system.ts';

/** Tables that a refused request may change, for they hold no business: each with why. */
const infrastructure: Readonly<Record<string, string>> = {
  'auth.attempts': 'counts how often somebody tried, so that refusals limit themselves',
  'auth.passkey_challenges':
    'whoever asks for a question gets one, whatever else is wrong: it is good for five minutes, and so many a network',
  'audit.entries': 'that a comparison was asked for is written down, which whoever may ask for it is not refused',
  'audit.chain': 'the end of that list',
  'audit.inbox': 'and that it was heard',
  'booking.coupon_attempts': 'the same of wrong codes',
  'payment.idempotency_keys': 'a key belongs to the first request that used it, whatever became of that request; forgotten after a day',
  'payment.backfills': 'how far a job has come that completes the books, which it does by the clock',
  'payment.event_ends': 'when events end: that job notes it of what was sold before',
  'payment.provider_events_read': 'up to when a job has read what the provider says',
  'payment.reconciliations': 'when somebody, or the clock, last had everything compared: nothing comes of it where all agrees',
  'broker.queue': 'when maintenance last looked',
  'broker.version': 'when maintenance last ran',
  'broker.bam': 'maintenance of the queues themselves',
};

/** Count and checksum of every table of every database. Rows of two fingerprints differ exactly where something was written. */
export async function fingerprint({ running, ask }: Pick<WholeSystem, 'running' | 'ask'>): Promise<Fingerprint> {
  const services = Object.keys(running.databases);
  const prints = await Promise.all(services.map(service => fingerprintOf(service, ask)));
  return Object.fromEntries(services.map((service, at) => [service, prints[at] ?? {}]));
}

/** By service, and by table. */
export type Fingerprint = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const fingerprintOf = (service: string, ask: WholeSystem['ask']): Promise<Fingerprint[string]> =>
  printOf(service, ask, 'coalesce(sum(hashtextextended(t::text, 0)), 0)');

/** Where these are the same, nothing was written: a row carries the number of the transaction that wrote it, which is higher than that of what it replaces. */
export const writersOf = (service: string, ask: WholeSystem['ask']): Promise<Fingerprint[string]> =>
  printOf(service, ask, 'coalesce(sum(xmin::text::bigint), 0)');

async function printOf(service: string, ask: WholeSystem['ask'], print: string): Promise<Fingerprint[string]> {
  const tables = await ask<{ schema: string; name: string }>(
    service,
    `
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  const business = tables.filter(({ name }) => infrastructure[`${service}.${name}`] === undefined);
  const prints = business.map(
    ({ schema, name }) => `select '${name}' as name, count(*) || ' rows, ' || ${print} as print from "${schema}"."${name}" t`,
  );
  const rows = await ask<{ name: string; print: string }>(service, prints.join(' union all '));
  return Object.fromEntries(rows.map(row => [row.name, row.print]));
}
