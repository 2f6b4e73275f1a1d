import { synthesize } from '@event-planner/host-aws/synthesize';
import { defineService, gb, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { costOf } from './cost.ts';

process.env['CDK_VALIDATION'] = 'false';

// Templates take seconds on a busy machine.
const patience = 60_000;

test('a service that is added is on the bill, with its tasks and its database, with no further edit', { timeout: patience }, () => {
  const loyalty = defineService({
    name: 'loyalty',
    port: 8099,
    routes: ['/loyalty'],
    database: { storage: gb(20), replicas: 0, connectionsPerTask: 5 },
    secrets: ['loyalty-signing-key'],
    compute: { cpu: 0.5, memory: gb(1), tasks: [2, 4] },
  });
  const system: System = { ...eventPlanner, services: [...eventPlanner.services, loyalty] };
  const { lines } = costOf(system, 'staging', synthesize(system, 'staging'));
  const own = lines.filter(({ part }) => part === 'loyalty');
  expect(own.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['compute', 'database', 'secrets', 'images']));
  expect(own.find(({ unit }) => unit === 'Fargate ARM64 vCPU-hour')?.quantity).toBe(2 * 0.5 * 730);
});
