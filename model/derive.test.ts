import { expect, test } from 'vitest';
import { eventPlanner } from '../systems/event-planner.ts';
import { computeIn, dependencies, deployablesIn, domainIn, hours, isPage, pages, queues, routes, topics } from './index.ts';

test('there is one queue with dead letters for each message and subscriber, named after both', () => {
  const confirmed = queues(eventPlanner).find(queue => queue.name === 'booking-confirmed-notification');
  expect(confirmed).toMatchObject({
    subscriber: 'notification',
    deadLetters: 'booking-confirmed-notification-dlq',
    visibility: 30,
    receives: 10,
    retention: 345_600,
    deadLetterRetention: 1_209_600,
  });
  expect(new Set(queues(eventPlanner).map(queue => queue.name)).size).toBe(queues(eventPlanner).length);
});

test('a topic carries the messages about one kind of thing', () => {
  expect([...topics(eventPlanner).keys()].toSorted()).toEqual([
    'audit',
    'booking',
    'event',
    'notification',
    'organizer',
    'payment',
    'trail',
    'user',
  ]);
  expect(
    topics(eventPlanner)
      .get('payment')
      ?.map(m => m.name),
  ).toEqual([
    'payment.completed.v1',
    'payment.held.v1',
    'payment.processing.v1',
    'payment.overdue.v1',
    'payment.taken.v1',
    'payment.document-issued.v1',
    'payment.failed.v1',
    'payment.refunded.v1',
    'payment.refund-failed.v1',
    'payment.given-back-at-provider.v1',
    'payment.invoice-cut.v1',
    'payment.payout-account-changed.v1',
    'payment.payout-failed.v1',
    'payment.disputed.v1',
    'payment.dispute-closed.v1',
    'payment.personal-data-told.v1',
    'payment.person-erased.v1',
  ]);
});

test('the longest route prefix comes first, so that a socket is not taken for its parent', () => {
  const prefixes = routes(eventPlanner).map(route => route.prefix);
  expect(prefixes.indexOf('/api/bookings/live')).toBeLessThan(prefixes.indexOf('/api/bookings'));
  expect(
    routes(eventPlanner)
      .filter(route => route.socket)
      .map(route => route.prefix),
  ).toEqual(['/api/bookings/check-in/live', '/api/bookings/live']);
});

test('a page is asked for below the first route of who writes it', () => {
  expect(pages(eventPlanner).find(({ pattern }) => pattern === '/events/*')).toEqual({
    pattern: '/events/*',
    service: 'event',
    below: '/api/events/pages',
  });
});

test.each([
  ['/events/*', '/events/hamlet', true],
  ['/events/*', '/events', false],
  ['/events/*', '/events/', false],
  ['/events/*', '/events/hamlet/', false],
  ['/events/*', '/events/hamlet/seats', false],
  ['/events/*', '/eventsx/hamlet', false],
  ['/sitemap.xml', '/sitemap.xml', true],
  ['/sitemap.xml', '/sitemap.xml/x', false],
])('whether %s has the address %s: %s', (pattern, path, itHas) => {
  expect(isPage(pattern, path)).toBe(itHas);
});

test('dependencies name every call, message, store and outside host exactly once', () => {
  const edges = dependencies(eventPlanner).map(edge => `${edge.from} ${edge.kind} ${edge.to}`);
  expect(edges).toContain('payment calls booking');
  expect(edges).toContain('payment reaches api.stripe.com');
  expect(edges).toContain('notification sends mail');
  expect(edges).toContain('event shows web');
  expect(new Set(edges).size).toBe(edges.length);
});

test('a service depends on its tables, its documents and its index as on its database', () => {
  const [auth] = eventPlanner.services;
  const audit = {
    name: auth.name,
    port: auth.port,
    routes: auth.routes,
    database: auth.database,
    compute: auth.compute,
    tables: { seen: { partitionKey: 'id', ttl: hours(1) } },
    documents: { collections: ['trail'], retention: hours(1) },
    search: { name: 'trail', fields: [], facets: [] },
  };
  const edges = dependencies({ services: [audit] }).map(edge => `${edge.kind} ${edge.to}`);
  expect(edges).toEqual(['queries auth-database', 'looks-up seen', 'records documents', 'searches search']);
});

test('an environment overrides only what it names', () => {
  const [auth] = eventPlanner.services;
  expect(computeIn(eventPlanner, 'prod', auth)).toEqual({ cpu: 0.5, memory: 1, tasks: [4, 16] });
  expect(computeIn(eventPlanner, 'dev', auth)).toEqual({ cpu: 0.25, memory: 0.5, tasks: [1, 1] });
});

test('production is found at the addresses of the system, other environments below their name', () => {
  expect(domainIn(eventPlanner, 'prod')).toEqual({
    web: 'www.event-planner.example',
    api: 'api.event-planner.example',
    zone: 'event-planner.example',
  });
  expect(domainIn(eventPlanner, 'dev')).toEqual({
    web: 'www.dev.event-planner.example',
    api: 'api.dev.event-planner.example',
    zone: 'dev.event-planner.example',
  });
});

test('a guest is found below its host, whose zone can name it', () => {
  const environments = { ...eventPlanner.environments, visit: { ...eventPlanner.environments.dev, guestOf: 'dev' } };
  expect(domainIn({ ...eventPlanner, environments }, 'visit')).toEqual({
    web: 'www.visit.dev.event-planner.example',
    api: 'api.visit.dev.event-planner.example',
    zone: 'visit.dev.event-planner.example',
  });
});

test('every service is a task of its own, or all are one', () => {
  expect(deployablesIn(eventPlanner, 'prod').map(({ name }) => name)).toEqual([
    'auth',
    'event',
    'booking',
    'payment',
    'notification',
    'audit',
  ]);
  const [one, ...others] = deployablesIn(eventPlanner, 'startup');
  expect(one).toMatchObject({ name: 'event-planner', compute: { tasks: [2, 10] } });
  expect(one?.services).toHaveLength(6);
  expect(others).toEqual([]);
});
