import type { Message } from '@event-planner/model';
import type { Answer, CrashPoints, TestService } from '@event-planner/platform/testing';
import { type BookingWorld, bookingWorld } from '@event-planner/services/booking/test-world';
import { testPayment, type TestPayment } from '@event-planner/services/payment/test-payment';

/** Booking and payment, each with its database, and the provider: what one says the other hears when the test carries it over. */
export interface MoneyWorld extends AsyncDisposable {
  readonly booking: BookingWorld;
  readonly payment: TestPayment;
  /** Lets a process of booking live beside the one that stays: until it dies, everybody asks it. */
  beside(points: CrashPoints): Promise<Dying>;
}

export interface Dying extends AsyncDisposable {
  readonly process: TestService;
  /** Whom one asks. */
  now(): TestService;
  /** Everything that has been said is heard, and said again to who stays where it died over it; the time has come for all that is tried again. */
  settle(): Promise<void>;
}

type Letter = { readonly id: string; readonly said: Message; readonly body: unknown; readonly to: 'booking' | 'payment' };

export async function moneyWorld(): Promise<MoneyWorld> {
  let asked: () => TestService = () => booking.service;
  const booking = await bookingWorld();
  const payment = await testPayment(async (path): Promise<Answer> => {
    const to = asked();
    const { statusCode, body } = await to.inject({ url: path, headers: await to.asService('payment') });
    return { status: statusCode, body: JSON.parse(body) as unknown };
  });
  // What nobody tells is found by asking.
  payment.provider.sandbox.simulate({ webhooks: { lost: true } });
  const read = new Map<TestService, number>();
  const hears = { booking: heardBy(booking.service), payment: heardBy(payment.service) };

  async function collect(from: TestService, to: Letter['to']): Promise<readonly Letter[]> {
    const all = await from.sent();
    const fresh = all.slice(read.get(from) ?? 0);
    read.set(from, all.length);
    return fresh.flatMap(({ id, name, body }) => {
      const said = hears[to].get(name);
      return said ? [{ id, said, body, to }] : [];
    });
  }

  async function carry(dying: TestService, now: () => TestService): Promise<boolean> {
    const letters = [
      ...(await collect(dying, 'payment')),
      ...(await collect(booking.service, 'payment')),
      ...(await collect(payment.service, 'booking')),
    ];
    for (const { said, body, to, id: messageId } of letters) {
      const stays = to === 'booking' ? booking.service : payment.service;
      const first = await (to === 'booking' ? now() : stays).deliver(said, body, { messageId });
      const settled = first?.outcome === 'done' ? first : await stays.deliver(said, body, { messageId });
      if (settled?.outcome !== 'done') throw new Error(`${said.name} was not taken in: ${JSON.stringify(settled)}`);
    }
    return letters.length > 0;
  }

  async function askProvider(): Promise<void> {
    const { pool, clock, running } = payment.service;
    const open = await pool.query('update payments set ask_at = $1 where ask_at is not null', [clock.now()]);
    const toSend = await pool.query('update refunds set send_at = $1 where send_at is not null', [clock.now()]);
    if (open.rowCount === 0 && toSend.rowCount === 0) return;
    await running.runJob('ask-provider');
    await running.idle();
  }

  return {
    booking,
    payment,
    async beside(points) {
      const process = await booking.beside(points);
      const now = (): TestService => (points.dead ? booking.service : process);
      asked = now;
      return {
        process,
        now,
        async settle() {
          do await askProvider();
          while (await carry(process, now));
        },
        async [Symbol.asyncDispose]() {
          asked = () => booking.service;
          await process[Symbol.asyncDispose]();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      await payment[Symbol.asyncDispose]();
      await booking[Symbol.asyncDispose]();
    },
  };
}

const heardBy = ({ running }: TestService): ReadonlyMap<string, Message> =>
  new Map((running.manifest.subscribes ?? []).map(({ message }) => [message.name, message]));
