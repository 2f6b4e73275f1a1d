import { expect, test } from 'vitest';
import { z } from 'zod';
import { eventPlanner } from '../systems/event-planner.ts';
import { defineService, defineSystem, gb, type Manifest, message, minutes, on, seconds, type System, validate } from './index.ts';

const said = message('thing.happened.v1', z.object({ id: z.string() }));
const database = { storage: gb(10), replicas: 0, connectionsPerTask: 5 };
const speaker = defineService({
  name: 'speaker',
  port: 9001,
  routes: ['/things'],
  database,
  publishes: [said],
  compute: { cpu: 1, memory: gb(1), tasks: [2, 4] },
});
const listener = defineService({
  name: 'listener',
  port: 9002,
  routes: ['/ears'],
  database,
  subscribes: [on(said)],
  compute: { cpu: 1, memory: gb(1), tasks: [2, 4] },
});

const small = defineSystem({
  ...eventPlanner,
  name: 'small',
  services: [speaker, listener],
  secrets: {},
  environments: { prod: { ...eventPlanner.environments.prod, services: {}, tasksPerZone: 1 } },
});

const objects = { drawings: { maxObjectBytes: 1000, contentTypes: ['image/png'], linkTtl: minutes(5) } } as const;

const wrong = (change: Partial<System>): readonly string[] => validate({ ...small, ...change });
const withListener = (change: Partial<Manifest>): readonly string[] => wrong({ services: [speaker, { ...listener, ...change }] });
const withProd = (change: Partial<System['environments'][string]>): readonly string[] =>
  wrong({ environments: { prod: { ...small.environments.prod, ...change } } });

const { documents: _documents, ...prodWithoutDocuments } = small.environments.prod;
const withoutNodes = (change: Partial<Manifest>): readonly string[] =>
  wrong({ services: [speaker, { ...listener, ...change }], environments: { prod: prodWithoutDocuments } });

test('the systems we ship have no faults', () => {
  expect(validate(eventPlanner)).toEqual([]);
  expect(validate(small)).toEqual([]);
});

test.each([
  [
    'two services of small are called listener',
    wrong({ services: [speaker, listener, { ...listener, port: 9003, routes: [], subscribes: [] }] }),
  ],
  ['port 9001 is claimed by speaker and listener', withListener({ port: 9001 })],
  ['port 8080 is claimed by listener and the edge', withListener({ port: 8080 })],
  ['route /api/things is claimed by speaker and listener', withListener({ routes: ['/things'] })],
  [
    'the page /things/* is claimed by speaker and listener',
    wrong({
      services: [
        { ...speaker, pages: ['/things/*'] },
        { ...listener, pages: ['/things/*'] },
      ],
    }),
  ],
  [
    'listener writes the page /things/*, which is below no web app of small',
    wrong({
      edge: { ...small.edge, webApps: [{ name: 'door', folder: 'web/door', path: '/door' }] },
      services: [speaker, { ...listener, pages: ['/things/*'] }],
    }),
  ],
  ['listener writes the page /api/ears/*, which is below no web app of small', withListener({ pages: ['/api/ears/*'] })],
  ['listener writes the page /a/*/b: only a last part may be left open, as in /events/*', withListener({ pages: ['/a/*/b'] })],
  [
    'the bucket drawings is claimed by speaker and listener',
    wrong({
      services: [
        { ...speaker, objects },
        { ...listener, objects },
      ],
    }),
  ],
  ['listener writes pages but has no route to be asked for them', withListener({ pages: ['/things/*'], routes: [] })],
  ['listener writes the page /embed/*, which is a frame of event-planner', withListener({ pages: ['/embed/*'] })],
  [
    'door offers /widget.js to other websites, which is not below /door',
    wrong({
      edge: {
        ...small.edge,
        webApps: [{ name: 'door', folder: 'web/door', path: '/door', embed: { frames: '/door/frames', script: '/widget.js' } }],
      },
    }),
  ],
  ['listener opens sockets on /live, which is not among its routes', withListener({ sockets: ['/live'] })],
  [
    'listener subscribes to thing.happened.v1, which no service of small publishes',
    wrong({ services: [{ ...speaker, publishes: [] }, listener] }),
  ],
  ['thing.happened.v1 is published by speaker and listener; a message has one publisher', withListener({ publishes: [said] })],
  ['two subscriptions make the queue thing-happened-listener', withListener({ subscribes: [on(said), on(said)] })],
  [
    'the queue thing-happened-listener has no dead letters: it needs at least 1 receive and a dead-letter retention',
    withListener({ subscribes: [on(said, { deadLetterRetention: seconds(0) })] }),
  ],
  [
    'the queue thing-happened-listener drops messages after 60 s, before its 3 receives of 30 s are over',
    withListener({ subscribes: [on(said, { retention: minutes(1) })] }),
  ],
  ['listener has messages but no database for its outbox and inbox', wrong({ services: [speaker, withoutDatabase(listener)] })],
  ['listener calls nobody, which is not part of small', withListener({ calls: ['nobody'] })],
  ['listener calls itself', withListener({ calls: ['listener'] })],
  [
    'the cache entry page of listener is never invalidated',
    withListener({ cache: { page: { key: 'page:{id}', ttl: minutes(1), dropOn: [] } } }),
  ],
  [
    'the cache entry page of speaker is dropped on thing.happened.v1, which speaker does not subscribe to',
    wrong({ services: [{ ...speaker, cache: { page: { key: 'page:{id}', ttl: minutes(1), dropOn: [said] } } }, listener] }),
  ],
  ['listener runs 3 to 2 tasks, which is not a range', withListener({ compute: { cpu: 1, memory: gb(1), tasks: [3, 2] } })],
  ['prod runs 0 to 4 tasks of listener, which is not a range', withProd({ services: { listener: { tasks: [0, 4] } } })],
  ['prod wants 3 tasks of speaker in each of 2 zones, but at most 4 run', withProd({ tasksPerZone: 3 })],
  ['prod places all services together but gives that task no size', withProd({ placement: 'together' })],
  ['prod is in the account 42, which is not twelve digits', withProd({ account: '42' })],
  [
    'copy and prod share the account 333344445555; each has its own',
    wrong({ environments: { prod: small.environments.prod, copy: small.environments.prod } }),
  ],
  [
    'visit is a guest of prod, which has no account of its own that visit could share',
    wrong({
      environments: { prod: small.environments.prod, visit: { ...small.environments.prod, account: '999988887777', guestOf: 'prod' } },
    }),
  ],
  ['prod is a guest of prod, which has no account of its own that prod could share', withProd({ guestOf: 'prod' })],
  [
    'listener keeps documents, but prod has no nodes for them',
    withoutNodes({ documents: { collections: ['trail'], retention: minutes(1) } }),
  ],
  [
    'listener has a search index, but prod has no nodes for it',
    withoutNodes({ search: { name: 'things', fields: ['title'], facets: [] } }),
  ],
  ['prod sizes nobody, which is not part of small', withProd({ services: { nobody: { cpu: 1 } } })],
  [
    'in prod at most 8 tasks of listener with 200 connections each want 1600 connections of a server that allows 901',
    withListener({ database: { ...database, connectionsPerTask: 200 } }),
  ],
  [
    'in prod at most 8 tasks of speaker with 60 connections each and at most 8 tasks of listener with 60 connections each want 960 connections of a server that allows 901',
    withProd({ database: { ...small.environments.prod.database, servers: 'shared', connectionsPerTask: 60 } }),
  ],
  [
    'in prod at most 20 tasks of small with 10 connections each want 200 connections of a server that allows 112',
    withProd({
      placement: 'together',
      together: { cpu: 1, memory: gb(2), tasks: [2, 10] },
      database: { ...small.environments.prod.database, servers: 'shared', memory: gb(1) },
    }),
  ],
  ['prod copies its backups weekly, but has no second region to copy them to', withProd({ regions: ['eu-west-1'] })],
  ['listener keeps the secret seal, but small does not say how it is made', withListener({ secrets: ['seal'] })],
  ['small says how the secret seal is made, which no service keeps', wrong({ secrets: { seal: 'random' } })],
  [
    'the alarm odd needs one threshold, above or below',
    withListener({ alarms: [{ name: 'odd', severity: 'warning', metric: 'cpu-percent', during: minutes(1), runbook: 'scale' }] }),
  ],
  [
    'two alarms are called cpu-high',
    withListener({
      alarms: [{ name: 'cpu-high', severity: 'warning', metric: 'cpu-percent', above: 1, during: minutes(1), runbook: 'scale' }],
    }),
  ],
])('says: %s', (sentence, faults) => {
  expect(faults).toContain(sentence);
});

test('behind a proxy any number of connections may be wanted', () => {
  const plan = { ...small.environments.prod.database, connectionsPerTask: 2000 };
  expect(withProd({ database: plan })).toHaveLength(2);
  expect(withProd({ database: { ...plan, proxy: { connections: 100, idle: minutes(15) } } })).toEqual([]);
});

test('all faults are told at once', () => {
  expect(withListener({ port: 9001, calls: ['nobody'], routes: ['/things'] })).toHaveLength(3);
});

function withoutDatabase({ database: _, ...rest }: typeof listener): Manifest {
  return rest;
}
