import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { coverArt } from '@event-planner/demo/cover-art';
import type { World } from '@event-planner/demo/world';
import type { System } from '@event-planner/model';
import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Progress } from '../command/progress.ts';
import { type EarlierCharge, keepEarlierCharges } from '@event-planner/platform/stripe-sandbox';
import { named } from './named.ts';
import { sandboxDatabase, type Setup } from './setup.ts';

/** `draw` makes an event's cover, which is much text and so not part of the world itself. */
type Seed = (database: Database<never>, world: World, draw: typeof coverArt) => Promise<void>;

export interface DemoParts {
  readonly system: System;
  readonly setup: Setup;
  /** Whether the payment provider is the sandbox, which then knows what was paid in it before. */
  readonly sandboxed: boolean;
  /** Written when it begins, with the day that the world is of. */
  readonly began: string;
  /** Written once everything is there. */
  readonly stamp: string;
  readonly progress: Progress;
}

/** Fills a new system with the demo's world, each service its own part. Seeds may be repeated, so a start that was cut off goes on with the next. */
export async function seedOnce({ system, setup, sandboxed, began, stamp, progress }: DemoParts): Promise<void> {
  if (existsSync(stamp)) return;
  await progress.step('demo', async () => {
    const [{ createWorld }, { coverArt }] = await Promise.all([
      import('@event-planner/demo/world'),
      import('@event-planner/demo/cover-art'),
    ]);
    const world = createWorld({ today: await beginningOf(began) });
    await Promise.all(
      system.services.map(({ name }) => seedService(name, setup, (seedDemo, database) => seedDemo(database, world, coverArt))),
    );
    if (sandboxed) await keepEarlierCharges(named(setup.databases, sandboxDatabase), chargesOf(world));
    await writeFile(stamp, '');
  });
}

/**
 * The day of the first start. One that was cut off and goes on on another day goes on with the same world: dates, and the ids that follow from them, are those of
 * what other services have already.
 */
export async function beginningOf(file: string): Promise<Date> {
  const now = new Date().toISOString();
  await writeFile(file, now, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const written = new Date(await readFile(file, 'utf8'));
  if (!Number.isNaN(written.getTime())) return written;
  // Cut off between the two steps of writing.
  await writeFile(file, now);
  return new Date(now);
}

async function seedService(
  service: string,
  setup: Setup,
  work: (seedDemo: Seed, database: Database<never>) => Promise<void>,
): Promise<void> {
  const seedDemo = await findSeed(service);
  const url = setup.databases[service];
  if (!seedDemo || url === undefined) return;
  const database = createDatabase<never>({ url, applicationName: `${service} demo`, maxConnections: 2, ...patient });
  await work(seedDemo, database).finally(() => database.close());
}

/** Seeds run side by side, and each keeps the thread busy for seconds. */
const patient = { connectionTimeoutMs: 60_000, statementTimeoutMs: 60_000 };

/** A service without a demo.ts has nothing to show. */
async function findSeed(service: string): Promise<Seed | undefined> {
  const specifier = `@event-planner/services/${service}/demo`;
  if (!existsSync(new URL(import.meta.resolve(specifier)))) return undefined;
  const module: { readonly seedDemo?: Seed } = await import(specifier);
  return module.seedDemo;
}

/** What the provider's double knows of the world. */
const chargesOf = ({ sales, events }: World): readonly EarlierCharge[] =>
  sales.flatMap(({ payment, ...sale }) => {
    const event = events.find(({ id }) => id === sale.eventId);
    if (payment?.by !== 'card' || !event) return [];
    const { id, intentId, chargeId, amountMinor: amount, back, backAtProvider, dispute } = payment;
    const isSent = back !== null && !back.asCredit;
    return {
      intentId,
      chargeId,
      amount,
      currency: event.currency.toLowerCase(),
      metadata: { payment_id: id, booking_id: sale.id },
      description: `${event.title}, ${sale.reference}`,
      email: sale.buyer.email,
      at: new Date(sale.boughtAt),
      refund: isSent
        ? { id: back.providerId, amount: Math.min(back.amountMinor, amount), metadata: { refund_id: back.id }, at: new Date(back.at) }
        : backAtProvider && {
            id: backAtProvider.providerId,
            amount: backAtProvider.amountMinor,
            metadata: {},
            at: new Date(backAtProvider.at),
          },
      dispute: dispute && {
        id: dispute.providerId,
        reason: dispute.reason,
        openedAt: new Date(dispute.openedAt),
        wonAt: dispute.wonAt === null ? null : new Date(dispute.wonAt),
      },
    };
  });
