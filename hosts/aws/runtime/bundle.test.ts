import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { deployablesIn, queues, serviceKeyOf, topicOf } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.ts';
import { variable } from './names.ts';
import { runBundle } from './test-world.ts';

const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
const folderOf = (deployable: string): string => join(directory, deployable);
const make = (deployable: string) => bundle({ system: eventPlanner.name, deployable, directory: folderOf(deployable) });
const deployables = new Map(
  Object.keys(eventPlanner.environments).flatMap(name => deployablesIn(eventPlanner, name).map(each => [each.name, each.services])),
);

beforeAll(() => Promise.all([make('booking'), make(eventPlanner.name)]));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each([...deployables])('a task of %s that is told nothing says everything it is missing, and ends', async (name, services) => {
  if (!existsSync(folderOf(name))) await make(name);
  await using program = runBundle(folderOf(name), { PATH: process.env['PATH'] ?? '', QUEUE_MISTYPED: 'a value nobody may see' });
  expect(await program.ended).toBe(1);
  const missing = [
    ...'SYSTEM ENVIRONMENT SERVICES WEB_URL AWS_REGION CACHE_URL CACHE_TOKEN'.split(' '),
    ...services.flatMap(service => [variable('DATABASE', service.name), variable('DATABASE_PASSWORD', service.name)]),
    ...services.flatMap(({ name: service, secrets = [] }) => [...secrets, serviceKeyOf(service)].map(secret => variable('SECRET', secret))),
    ...services.flatMap(({ objects = {} }) => Object.keys(objects).map(bucket => variable('BUCKET', bucket))),
    ...services.flatMap(({ publishes = [] }) => publishes.map(said => variable('TOPIC', topicOf(said)))),
    ...queues({ services }).flatMap(queue => [variable('QUEUE', queue.name), variable('DEAD_LETTERS', queue.name)]),
    'QUEUE_MISTYPED is not a variable',
  ];
  for (const sentence of missing) expect(program.said()).toContain(sentence);
  expect(program.said()).not.toContain('nobody may see');
});

const ticket = { state: 'valid', place: '', ticketTypeName: 'Gold', attendeeName: '王小明', priceMinor: 0, code: 'a code' };
const booking = { eventTitle: 'An Evening', startsAt: '2030-09-01T18:00:00Z', timeZone: 'UTC', currency: 'EUR', tickets: [ticket] };
const job = {
  booking: { ...booking, reference: 'ABCD2345', venueName: 'The House', price: { subtotalMinor: 0, fees: [], taxes: [], totalMinor: 0 } },
  event: { venueAddress: '1 Long Street', organizerName: 'The Company' },
};

test('the thread that prints tickets starts from the bundle, with its fonts, also those of a name in Chinese', async () => {
  const worker = new Worker(join(folderOf('booking'), 'tickets-press-thread.js'));
  const answer = new Promise<{ readonly pdf?: Uint8Array }>((resolve, reject) => worker.once('message', resolve).once('error', reject));
  worker.postMessage(job, []);
  const { pdf } = await answer;
  expect(Buffer.from(pdf ?? []).toString('latin1')).toContain('NotoSansSC');
  await worker.terminate();
});

test('what is compiled comes with what it needs, and draws', async () => {
  if (!existsSync(folderOf('event'))) await make('event');
  const program = `
    const { default: sharp } = await import('sharp');
    const webp = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } }).webp().toBuffer();
    process.stdout.write((await sharp(webp).metadata()).format);`;
  // Away from this repository, where what is missing would be found.
  const elsewhere = join(directory, 'elsewhere');
  cpSync(join(folderOf('event'), 'node_modules'), join(elsewhere, 'node_modules'), { recursive: true });
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: elsewhere, encoding: 'utf8' })).toBe('webp');
});

test('a bundle has the code of its services, what they read, and nothing of the CDK', () => {
  const code = readFileSync(join(folderOf('booking'), 'main.js'), 'utf8');
  expect(code).toContain('services/booking/bookings/service.ts');
  expect(code).not.toContain('services/payment/payments/service.ts');
  expect(readFileSync(join(folderOf('booking'), 'services/booking/migrations/0001-places.sql'), 'utf8')).toContain('create table');
  const { components } = JSON.parse(readFileSync(join(folderOf(eventPlanner.name), 'bom.json'), 'utf8'));
  const names: string[] = components.map((each: { name: string }) => each.name);
  expect(names).toEqual(expect.arrayContaining(['fastify', '@aws-sdk/client-sqs', 'dejavu-fonts-ttf', '@node-rs/argon2', 'sharp']));
  expect(names.filter(name => /aws-cdk|^constructs$|cdk-nag|fauxqs|vitest|^vite$/.test(name))).toEqual([]);
});

test('what is compiled for a machine that is not this one is not left out in silence', async () => {
  const other = process.arch === 'x64' ? 'arm64' : 'x64';
  const making = bundle({ system: 'event-planner', deployable: 'auth', directory: folderOf('auth'), architecture: other });
  await expect(making).rejects.toThrow(`argon2-linux-${other}-gnu for linux ${other} is not installed`);
});

test('a deployable that the system does not have is refused with those it has', async () => {
  const making = bundle({ system: 'event-planner', deployable: 'bookings', directory: folderOf('none') });
  await expect(making).rejects.toThrow('no service bookings; it has auth, event, booking');
});

test('the image runs the Node that is tested here', () => {
  const dockerfile = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');
  expect(/node:([\d.]+)-/.exec(dockerfile)?.[1]).toBe(process.versions.node);
});
