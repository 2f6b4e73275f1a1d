import { bookingConfirmed } from '@event-planner/contracts/messages';
import { defineService, defineSystem, gb, message, minutes, on, percent } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { z } from 'zod';

const completed = message('review.completed.v1', z.object({ id: z.uuid() }));
const failed = message('review.failed.v1', z.object({ id: z.uuid() }));

/** A service nobody has heard of, with every kind of rule a service may scale by. */
const review = defineService({
  name: 'review',
  port: 8091,
  routes: ['/reviews', '/reviews/live'],
  sockets: ['/reviews/live'],
  database: { storage: gb(20), replicas: 0, connectionsPerTask: 5 },
  publishes: [completed, failed],
  subscribes: [on(bookingConfirmed)],
  calls: ['auth'],
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 9] },
  scaling: [
    { kind: 'latency', percentile: 99, aboveMs: 400, addTasks: 3 },
    { kind: 'backlog', above: 50, addTasks: 2 },
    { kind: 'schedule', name: 'premiere', cron: '30 8 * * 5', tasks: [6, 9] },
    { kind: 'target', metric: 'memory', target: percent(60) },
  ],
  alarms: [{ name: 'reviews-slow', severity: 'warning', metric: 'latency-p95-ms', above: 250, during: minutes(3), runbook: 'scale' }],
});

export const withReview = defineSystem({ ...eventPlanner, services: [...eventPlanner.services, review] });
