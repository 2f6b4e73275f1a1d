export { clock, type TestClock } from './clock.ts';
export { eventually } from './eventually.ts';
export type { Gate } from './gate.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
