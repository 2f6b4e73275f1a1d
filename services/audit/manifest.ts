import { authAudited, bookingAudited, eventAudited, paymentAudited } from '@event-planner/contracts/audit';
import { erasureDue, exportRequested, trailDataTold, trailPersonErased } from '@event-planner/contracts/privacy-messages';
import { days, defineService, gb, hours, minutes, on } from '@event-planner/model';

/** Kept long enough that whatever stops us can be mended before anything is lost. */
const patient = { receives: 10, retention: days(14) } as const;

/** Who changed what, when and from where: append-only, and so that tampering shows. */
export const audit = defineService({
  name: 'audit',
  port: 8086,
  routes: ['/audit'],
  database: { storage: gb(50), replicas: 0, connectionsPerTask: 10 },
  objects: {
    // What the chain has to agree with is kept where whoever can write to the database cannot.
    anchors: { maxObjectBytes: 1024, contentTypes: ['application/json'], lockedFor: days(730), linkTtl: minutes(5) },
  },
  publishes: [trailDataTold, trailPersonErased],
  subscribes: [
    on(authAudited, patient),
    on(eventAudited, patient),
    on(bookingAudited, patient),
    on(paymentAudited, patient),
    on(exportRequested),
    on(erasureDue, patient),
  ],
  calls: ['auth', 'event'],
  jobs: {
    prove: { schedule: '40 2 * * *', timeout: minutes(30) },
    'drop-old': { schedule: '10 4 * * *', timeout: minutes(10) },
  },
  compute: { cpu: 0.25, memory: gb(0.5), tasks: [2, 8] },
  alarms: [
    { name: 'trail-broken', severity: 'critical', metric: 'broken-proofs', above: 0, during: days(1), runbook: 'audit' },
    // Each night, and somewhat later where the trail has grown.
    { name: 'trail-unproved', severity: 'warning', metric: 'proofs', below: 1, during: hours(26), runbook: 'audit' },
  ],
});
