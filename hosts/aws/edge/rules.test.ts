import { defineService, deployablesIn, gb, routes } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { allDeployments, deploymentIn } from '../network/test-deployments.ts';
import { edgePriority, prioritiesOf, routesOf } from './rules.ts';

const added = defineService({
  name: 'reviews',
  port: 8090,
  routes: ['/reviews', '/bookings/history'],
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 8] },
});
const larger = { ...eventPlanner, services: [...eventPlanner.services, added] };

test('every route of the model leads to exactly one deployable, on the port its container takes it', () => {
  for (const deployment of allDeployments()) {
    const { system, environmentName } = deployment;
    const rules = deployablesIn(system, environmentName).flatMap(deployable => routesOf(deployment, deployable));
    expect(rules.map(({ prefix }) => prefix).toSorted()).toEqual(
      routes(system)
        .map(({ prefix }) => prefix)
        .toSorted(),
    );
  }
  const [auth] = deployablesIn(eventPlanner, 'prod');
  if (!auth) throw new Error('prod deploys nothing');
  expect(routesOf(deploymentIn('prod'), auth)).toMatchObject([{ service: 'auth', port: 8081, paths: ['/api/auth', '/api/auth/*'] }]);
  const [one] = deployablesIn(eventPlanner, 'startup');
  if (!one) throw new Error('startup deploys nothing');
  expect(new Set(routesOf(deploymentIn('startup'), one).map(({ port }) => port))).toEqual(new Set([eventPlanner.edge.port]));
});

test('a socket is asked before any path, and a longer path before the one above it', () => {
  const priorities = prioritiesOf(larger);
  const of = (prefix: string): number => priorities.get(prefix) ?? Number.NaN;
  const sockets = ['/api/bookings/live', '/api/bookings/check-in/live'];
  const others = [...priorities].filter(([prefix]) => !sockets.includes(prefix)).map(([, priority]) => priority);
  expect(Math.max(...sockets.map(of))).toBeLessThan(Math.min(...others));
  expect(of('/api/bookings/history')).toBeLessThan(of('/api/bookings'));
});

test('no two rules share a priority, and all are ones a listener takes', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ ...added, name: `s${at}`, port: 9000 + at, routes: [`/r${at}`] as const }));
  const priorities = [edgePriority, ...prioritiesOf({ ...larger, services: [...larger.services, ...many] }).values()];
  expect(new Set(priorities).size).toBe(priorities.length);
  expect(Math.max(...priorities)).toBeLessThanOrEqual(50_000);
});

test('a service that is added renumbers nobody', () => {
  const after = prioritiesOf({ ...eventPlanner, services: [added, ...eventPlanner.services] });
  for (const [prefix, priority] of prioritiesOf(eventPlanner)) expect(after.get(prefix)).toBe(priority);
});
