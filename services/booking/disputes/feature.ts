/** What the composition root takes of the feature. */
export { createDisputes } from './service.ts';
export { findDisputes } from './store.ts';
export { disputeSubscribers } from './subscribers.ts';
