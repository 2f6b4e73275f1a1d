import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { databasesOf } from './databases.ts';

const [booking] = eventPlanner.services.filter(({ name }) => name === 'booking');
const told = {
  ENVIRONMENT: 'prod',
  DATABASE_TLS: 'verify',
  proxied: false,
  services: booking ? [booking] : [],
  databases: {
    booking: {
      place: { host: 'db.test', readHost: 'read.test', port: 5432, database: 'a/b', user: 'o@ner' },
      password: 'hunter2',
      secretArn: 'arn:aws:secretsmanager:us-east-1:111122223333:secret:x',
    },
  },
} as const;

test('a service is led to its database and its replica, without a password in the address', () => {
  const { booking: address } = databasesOf(eventPlanner, told);
  expect(address).toMatchObject({ url: 'postgres://o%40ner@db.test:5432/a%2Fb', readUrl: 'postgres://o%40ner@read.test:5432/a%2Fb' });
  expect(address).not.toHaveProperty('preparedStatements');
  const off = databasesOf(eventPlanner, { ...told, DATABASE_TLS: 'off', proxied: true });
  expect(off['booking']).toMatchObject({ url: expect.stringMatching(/\?sslmode=disable$/), preparedStatements: 0 });
});

test('a service holds as many connections as its manifest says, or as its environment has for it', () => {
  const { prod } = eventPlanner.environments;
  const narrow: System = { ...eventPlanner, environments: { prod: { ...prod, database: { ...prod.database, connectionsPerTask: 3 } } } };
  expect(databasesOf(eventPlanner, told)['booking']?.maxConnections).toBe(booking?.database?.connectionsPerTask);
  expect(databasesOf(narrow, told)['booking']?.maxConnections).toBe(3);
});
