import { createDatabase, type Database } from '@event-planner/platform/database';
import type { Tables } from '@event-planner/services/booking/tables';
import { type Account, registerAccounts } from '../system/accounts.ts';
import { createClient } from '../load/client.ts';
import { watchConfirmations } from './confirmations.ts';
import { type Load, load, nothingLeft } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import type { Metered } from '../machine/meter.ts';
import { named } from '../system/named.ts';
import { checkPurchases } from './check.ts';
import { openRawShop } from './raw-purchase.ts';
import { type Benchmark, compared } from '../result.ts';
import { checkBooks } from '../system/check-books.ts';
import { openShop, type Shop } from './shop.ts';
import { createNight, oneAfterAnother, type Wish } from '../system/stage.ts';
import { type Server, startServer } from '../system/start-server.ts';

const seconds = 6;
const warmUpSeconds = 5;
/** Each has 6,000 pairs of seats. */
const nights = 3;
const mostCallers = 256;

/** Whole purchases of two neighbouring seats, through every service; then everything is counted that must be there exactly once. */
export const purchase: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const db = scope.adopt(createDatabase<Tables>({ url: named(server.databases, 'booking'), applicationName: 'bench' }), database =>
    database.close(),
  );
  const client = scope.use(createClient(server.url));
  const shop = await openShop({ client, confirmations: scope.use(watchConfirmations(db)), scope });
  const accounts = await registerAccounts(server, mostCallers);
  const sold: (Sold & { readonly callers: number })[] = [];
  for (const callers of [16, 64, mostCallers]) {
    const { bought, mails, ...one } = await sell({ server, shop, accounts, nextWish: await wishesFor(db) }, callers);
    sold.push({ ...one, callers });
    report({ name: `purchase-c${callers}-mails`, value: mails.perSecond, unit: '/s', drainSeconds: mails.drainSeconds });
    report({ name: `purchase-c${callers}-answered`, ...(await checkPurchases(server, bought)) });
  }
  // Before the baseline, which buys past everything that the laws are about.
  report(await checkBooks('purchase', server));
  const rawShop = await openRawShop(server.databases, scope);
  for (const { callers, perSecond: value, steps, ...details } of sold) {
    const nextWish = await wishesFor(db);
    const raw = await load(async () => rawBuy(rawShop, nextWish()), { callers, seconds, warmUpSeconds });
    if (raw.failed > 0) throw new Error(`the baseline failed: ${raw.firstFailure}`);
    report(
      compared({
        name: `purchase-c${callers}`,
        value,
        unit: '/s',
        baseline: raw.perSecond,
        against: 'the same SQL, driven directly',
        ...details,
        ...steps,
      }),
    );
  }
};

const wishesFor = async (db: Database<Tables>): Promise<() => Wish | undefined> =>
  oneAfterAnother((await Promise.all(Array.from({ length: nights }, () => createNight(db)))).flat());

const rawBuy = (buy: (wish: Wish) => Promise<void>, wish: Wish | undefined): Promise<unknown> =>
  wish ? buy(wish) : Promise.resolve(nothingLeft);

interface Sale {
  readonly server: Server;
  readonly shop: Shop;
  readonly accounts: readonly Account[];
  readonly nextWish: () => Wish | undefined;
}

interface Sold extends Load, Metered {
  readonly steps: Readonly<Record<string, number>>;
}

async function sell({ server, shop, accounts, nextWish }: Sale, callers: number) {
  const bought: string[] = [];
  const begin = performance.now();
  const sold = await loadOn(
    server,
    async caller => {
      const [account, wish] = [accounts[caller], nextWish()];
      if (!account || !wish) return nothingLeft;
      const { id, state, tickets } = await shop.buy(account, wish);
      if (state !== 'confirmed' || tickets.length !== 2) throw new Error(`the booking ${id} is ${state} with ${tickets.length} tickets`);
      return bought.push(id);
    },
    { callers, seconds, warmUpSeconds },
  );
  const end = performance.now();
  await server.idle();
  const mails = {
    perSecond: Math.round(bought.length / ((performance.now() - begin) / 1000)),
    drainSeconds: Number(((performance.now() - end) / 1000).toFixed(1)),
  };
  const steps = shop.takeSteps();
  return { ...sold, steps, bought, mails };
}
