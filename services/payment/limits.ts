/** Requests that are written together. Beyond this a batch only grows slower, not cheaper by request. */
export const maxBatch = 64;
/** Requests that may wait for their batch; more are refused at once, for they would be answered too late. */
export const maxWaiting = 5000;
