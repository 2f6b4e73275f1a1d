import { gb, minutes, queues, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { variable } from './names.ts';
import { readSettings } from './settings.ts';

const services = (...names: readonly string[]) => eventPlanner.services.filter(({ name }) => names.includes(name));

const heardBy = (service: string) =>
  queues(eventPlanner)
    .filter(queue => queue.subscriber === service)
    .map(({ name, message }) => ({ name, message: message.name }));

const told = {
  SYSTEM: 'event-planner',
  ENVIRONMENT: 'prod',
  SERVICES: 'notification',
  WEB_URL: 'https://www.planner.test/',
  AWS_REGION: 'us-east-1',
  CACHE_URL: 'rediss://cache.test:6379',
  CACHE_CLUSTER: 'true',
  CACHE_TOKEN: 'token',
  SECRET_NOTIFICATION_SERVICE_KEY: 'x'.repeat(32),
  DATABASE_NOTIFICATION: '{"host":"db.test","readHost":"read.test","port":5432,"database":"notification","user":"notification"}',
  DATABASE_PASSWORD_NOTIFICATION: 'hunter2',
  DATABASE_SECRET_NOTIFICATION: 'arn:aws:secretsmanager:us-east-1:1:secret:x',
  TOPIC_NOTIFICATION: 'arn:aws:sns:us-east-1:1:notification',
  ...Object.fromEntries(
    heardBy('notification').flatMap(({ name, message }) => [
      [variable('QUEUE', name), `https://sqs.test/${message}`],
      [variable('DEAD_LETTERS', name), `https://sqs.test/${message}-dlq`],
    ]),
  ),
};

test('a service is told what its manifest declares, and where it listens and writes from follows from the system', () => {
  const settings = readSettings(eventPlanner, services('notification'), told);
  expect(settings).toMatchObject({
    WEB_URL: 'https://www.planner.test',
    LOG_LEVEL: 'info',
    DATABASE_TLS: 'verify',
    CACHE_CLUSTER: true,
    port: 8085,
    sender: 'Event Planner <no-reply@event-planner.example>',
    sharedServer: false,
    proxied: false,
    databases: { notification: { place: { readHost: 'read.test', port: 5432 }, password: 'hunter2' } },
    queues: { 'booking-confirmed-notification': { deadLettersUrl: 'https://sqs.test/booking.confirmed.v1-dlq' } },
    topics: { notification: 'arn:aws:sns:us-east-1:1:notification' },
    secrets: { 'notification-service-key': 'x'.repeat(32) },
  });
  expect(Object.keys(settings.queues)).toHaveLength(heardBy('notification').length);
});

test('everything wrong is told at once, by name and never by value', () => {
  const wrong = {
    ...told,
    SYSTEM: 'another',
    SERVICES: 'notification,bookings',
    DATABASE_NOTIFICATION: '{"host":"hunter3/x","port":0}',
    DATABASE_PASSWORD_BOOKING: 'hunter4',
    SECRET_NOTIFICATION_SERVICE_KEY: 'hunter5',
    OTEL_TRACES_SAMPLER_ARG: '7',
  };
  const read = () => readSettings(eventPlanner, services('notification'), wrong);
  const names = ['SYSTEM', 'SERVICES.1', 'DATABASE_NOTIFICATION.host', 'DATABASE_NOTIFICATION.port', 'DATABASE_PASSWORD_BOOKING is not'];
  for (const name of [...names, 'SECRET_NOTIFICATION_SERVICE_KEY', 'OTEL_TRACES_SAMPLER_ARG']) expect(read).toThrow(name);
  expect(read).not.toThrow(/hunter/);
  expect(() => readSettings(eventPlanner, services('notification'), { ...told, DATABASE_NOTIFICATION: 'hunter6' })).toThrow(
    'DATABASE_NOTIFICATION is not JSON',
  );
});

test('several services in one task need to be told the port they share, and each its own database', () => {
  const bundled = services('notification', 'auth');
  const read = () => readSettings(eventPlanner, bundled, { ...told, SERVICES: 'notification,auth' });
  for (const name of ['PORT', 'DATABASE_AUTH', 'SECRET_TOKEN_SIGNING_KEY', 'SECRET_AUTH_SERVICE_KEY', 'TOPIC_USER'])
    expect(read).toThrow(name);
  expect(readSettings(eventPlanner, bundled, told).services.map(({ name }) => name)).toEqual(['notification']);
});

test('behind a proxy of the environment no statement is prepared', () => {
  const { prod } = eventPlanner.environments;
  const proxied: System = {
    ...eventPlanner,
    environments: { prod: { ...prod, database: { ...prod.database, memory: gb(8), proxy: { connections: 100, idle: minutes(15) } } } },
  };
  expect(readSettings(proxied, services('notification'), told).proxied).toBe(true);
});
