export { createSnsSqsBroker, type SnsSqsOptions } from './broker.ts';
export type { QueueAddress } from './queues.ts';
