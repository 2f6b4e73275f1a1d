import { randomUUID } from 'node:crypto';
import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';
import { createDatabase } from '@event-planner/platform/database';
import { type Client, createClient, expectJson } from '../load/client.ts';
import { nothingLeft } from '../load/load.ts';
import { loadOn } from '../load/load-on.ts';
import type { Benchmark, Report } from '../result.ts';
import { type Account, registerAccounts } from '../system/accounts.ts';
import { checkBooks } from '../system/check-books.ts';
import { named } from '../system/named.ts';
import { createNight, requestOf, type Wish } from '../system/stage.ts';
import { type Server, startServer } from '../system/start-server.ts';
import { payByCard } from '../purchase/shop.ts';
import { benchBreaker } from './breaker.ts';
import { watchPayments } from './settled.ts';
import { benchWebhooks } from './webhooks.ts';

const seconds = 4;
const warmUpSeconds = 2;
const callers = 64;
/** More than are paid in that time. */
const mostBookings = 6000;

/** Payments alone: from asking for one to knowing that it was paid; then what arrives from the provider, and what guards the way there. */
export const payments: Benchmark = async (report, scope) => {
  const server = await startServer(scope);
  const client = scope.use(createClient(server.url));
  const accounts = await registerAccounts(server, callers);
  await benchIntents({ server, client, accounts }, report, scope);
  await benchWebhooks(server, report, scope);
  report(await checkBooks('payments', server));
  await benchBreaker(report);
};

interface Parts {
  readonly server: Server;
  readonly client: Client;
  readonly accounts: readonly Account[];
}

async function benchIntents({ server, client, accounts }: Parts, report: Report, scope: AsyncDisposableStack): Promise<void> {
  const booked = await book({ server, client, accounts });
  const payment = scope.adopt(createDatabase<unknown>({ url: named(server.databases, 'payment'), applicationName: 'bench' }), db =>
    db.close(),
  );
  const settled = scope.use(watchPayments(payment));
  const { publishableKey, scriptUrl } = await expectJson<PaymentConfig>(client({ path: '/api/payments/config' }), 200);
  const provider = scope.use(createClient(new URL(scriptUrl).origin));
  const { perSecond: value, ...details } = await loadOn(
    server,
    async caller => {
      const [account, bookingId] = [accounts[caller], booked[caller]?.pop()];
      if (!account || bookingId === undefined) return nothingLeft;
      const headers = { authorization: `Bearer ${account.accessToken}`, 'idempotency-key': randomUUID() };
      const { id, clientSecret } = await expectJson<Payment>(
        client({ method: 'POST', path: '/api/payments', headers, body: { bookingId } }),
        201,
      );
      await payByCard(provider, publishableKey, clientSecret ?? '');
      await settled.settled(id);
      return id;
    },
    { callers, seconds, warmUpSeconds },
  );
  await server.idle();
  report({ name: `payments-settled-c${callers}`, value, unit: '/s', ...details });
}

/** Bookings that wait for their money, by caller. */
async function book({ server, client, accounts }: Parts): Promise<readonly string[][]> {
  const db = createDatabase<never>({ url: named(server.databases, 'booking'), applicationName: 'bench' });
  const wishes: Wish[] = [...(await createNight(db as never))];
  await db.close();
  const mine = Math.floor(Math.min(mostBookings, wishes.length) / accounts.length);
  return Promise.all(
    accounts.map(async ({ accessToken, name }) => {
      const ids: string[] = [];
      for (let at = 0; at < mine; at++) {
        const wish = wishes.pop();
        if (!wish) break;
        const cart = randomUUID();
        const hold = await expectJson<Hold>(
          client({ method: 'POST', path: '/api/bookings/holds', headers: { 'x-cart': cart }, body: requestOf(wish) }),
          201,
        );
        const headers = { 'x-cart': cart, authorization: `Bearer ${accessToken}`, 'idempotency-key': randomUUID() };
        const body = { holdId: hold.id, attendeeName: name };
        ids.push((await expectJson<Booking>(client({ method: 'POST', path: '/api/bookings', headers, body }), 201)).id);
      }
      return ids;
    }),
  );
}
