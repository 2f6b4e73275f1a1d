import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { idOf } from '@event-planner/platform/ids';
import { createLogger } from '@event-planner/platform/telemetry';
import { expect, test } from 'vitest';
import type { BookingDetails } from '../booking-details.ts';
import { createPress, type Press, type PressOptions } from './press.ts';

const log = createLogger({ service: 'booking', level: 'silent' });

const details = {
  booking: {
    id: idOf('booking'),
    eventTitle: 'An Evening',
    reference: 'ABCD2345',
    startsAt: '2030-09-01T18:00:00.000Z',
    timeZone: 'Europe/Berlin',
    venueName: 'The House',
    currency: 'EUR',
    price: { subtotalMinor: 1250, fees: [], taxes: [], totalMinor: 1250, reverseCharge: false },
    tickets: [
      {
        state: 'valid',
        place: 'Stalls, row A, seat 1',
        ticketTypeName: 'Gold',
        attendeeName: 'Ada',
        priceMinor: 1250,
        code: 'x'.repeat(180),
      },
    ],
  },
  event: { endsAt: '2030-09-01T21:00:00.000Z', venueAddress: '1 Long Street, Berlin', organizerName: 'The Company' },
} as unknown as BookingDetails;

/** A thread that does what `script` says with each `question`; `starts` counts how often it was started. */
const stagePress = (
  script: string,
  options: Partial<PressOptions> = {},
): { press: Press & AsyncDisposable; ask: typeof details; starts: Int32Array } => {
  const starts = new Int32Array(new SharedArrayBuffer(4));
  const code = `import { parentPort } from 'node:worker_threads';
    let isFirst = true;
    const answer = text => parentPort.postMessage({ pdf: new TextEncoder().encode(text) });
    parentPort.on('message', question => { if (isFirst) Atomics.add(question.starts, 0, 1); isFirst = false; ${script} });`;
  const press = createPress({ log, thread: new URL(`data:text/javascript,${encodeURIComponent(code)}`), ...options });
  return { press: { ...press, [Symbol.asyncDispose]: press.close }, ask: { ...details, starts } as typeof details, starts };
};

const makingWay = (): number =>
  readdirSync('/proc/self/task')
    .map(id => Number(readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]))
    .filter(nice => nice === 10).length;

test.runIf(process.platform === 'linux')('a thread that lets others go first prints for mails, but not for who watches', async () => {
  const priority = getPriority();
  const press = createPress({ log });
  const pdf = await press.print(details, 'user');
  expect([pdf.subarray(0, 5).toString(), makingWay()]).toEqual(['%PDF-', 0]);
  await press.print(details, 'service');
  expect([makingWay(), getPriority()]).toEqual([1, priority]);
  await press.close();
});

test('who watches does not wait for a mail that gets no turn', async () => {
  const { press, ask } = stagePress(`if (question.isStuck) for (;;); answer('printed');`);
  const mail = expect(press.print({ ...ask, isStuck: true } as typeof ask, 'service')).rejects.toBeDefined();
  expect(String(await press.print(ask, 'user'))).toBe('printed');
  await press.close();
  await mail;
});

test('the organizer’s pictures are in the file once, however many tickets it has', async () => {
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';
  const picture = Buffer.from(dot, 'base64');
  const [ticket] = details.booking.tickets;
  const job = {
    ...details,
    booking: { ...details.booking, tickets: [ticket, ticket, ticket] },
    design: { language: 'en', layout: 'page', branding: { color: '#336699', logo: null, cover: picture } },
  } as unknown as BookingDetails;
  const press = createPress({ log });
  const pdf = (await press.print(job, 'user')).toString('latin1');
  expect([pdf.split('/Type /Page\n').length - 1, pdf.split('/Subtype /Image').length - 1]).toEqual([3, 1]);
  await press.close();
});

test('tickets that cannot be drawn are an error of theirs, and the next ones are printed', async () => {
  const press = createPress({ log });
  await expect(press.print({ ...details, event: undefined } as unknown as BookingDetails, 'user')).rejects.toThrow('cannot be drawn');
  expect((await press.print(details, 'user')).length).toBeGreaterThan(1000);
  await press.close();
});

test('a thread that dies over a booking is started again, and the tickets are printed', async () => {
  const { press, ask, starts } = stagePress(`if (Atomics.load(question.starts, 0) === 1) process.exit(1); answer('printed');`);
  await using _ = press;
  const both = await Promise.all([press.print(ask, 'user'), press.print(ask, 'user')]);
  expect(both.map(String)).toEqual(['printed', 'printed']);
  expect(starts[0]).toBe(2);
});

test.each([
  ['exits', 'process.exit(1)'],
  ['throws', `throw new Error('broken')`],
  ['is stuck', 'for (;;);'],
])('a thread that %s over a booking twice is no reason to try for ever, nor for the next to wait', async (_, script) => {
  const { press, ask, starts } = stagePress(`if (question.isBad) ${script}; answer('printed');`, { timeoutMs: 1000 });
  await using _press = press;
  const bad = press.print({ ...ask, isBad: true } as typeof ask, 'user');
  const good = press.print(ask, 'user');
  await expect(bad).rejects.toMatchObject({ kind: 'unavailable', message: 'the tickets cannot be printed now' });
  expect(starts[0]).toBe(2);
  expect(String(await good)).toBe('printed');
});

test('whoever waits longest is next, and when too many wait, users and services, the next is refused', async () => {
  const { press, ask } = stagePress('answer(question.name)', { maxWaiting: 3 });
  await using _ = press;
  const order: string[] = [];
  const print = (name: string, waits: 'user' | 'service') =>
    press.print({ ...ask, name } as typeof ask, waits).then(pdf => order.push(String(pdf)));
  const all = [print('first', 'user'), print('second', 'user'), print('third', 'user'), print('mail', 'service')];
  expect(() => press.print(ask, 'user')).toThrow('3 bookings wait');
  await Promise.all(all);
  expect(order.filter(name => name !== 'mail')).toEqual(['first', 'second', 'third']);
});

test('while its process is busy a service lets others go first, but not for ever', async () => {
  const { press, ask } = stagePress('answer(question.name)');
  await using _ = press;
  const order: string[] = [];
  const print = (name: string, waits: 'user' | 'service') =>
    press.print({ ...ask, name } as typeof ask, waits).then(pdf => order.push(String(pdf)));
  await Promise.all([print('one that starts a thread', 'user'), print('one that starts the other', 'service')]);
  let isBusy = true;
  const spin = (): void => {
    for (const until = performance.now() + 2; performance.now() < until;);
    if (isBusy) setImmediate(spin);
  };
  spin();
  await print('one that finds out how busy it is', 'service');
  await Promise.all([print('mail', 'service'), print('user', 'user')]);
  isBusy = false;
  expect(order.slice(3)).toEqual(['user', 'mail']);
});

test('closing refuses whatever waits and ends the thread, even a stuck one', async () => {
  const { press, ask, starts: turns } = stagePress('for (;;) Atomics.add(question.starts, 0, 1);');
  const asked = [press.print(ask, 'user'), press.print(ask, 'user')].map(printed =>
    expect(printed).rejects.toMatchObject({ kind: 'unavailable' }),
  );
  await press.close();
  await Promise.all(asked);
  const after = Atomics.load(turns, 0);
  await new Promise(setImmediate);
  expect(Atomics.load(turns, 0)).toBe(after);
});
