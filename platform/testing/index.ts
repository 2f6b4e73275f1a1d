export { createTestBroker, type TestBroker } from './broker.ts';
export { clock, type TestClock } from './clock.ts';
export { Crash, type CrashPoints, crashPoints, dyingAt } from './crash-points.ts';
export { eventually } from './eventually.ts';
export type { Gate } from './gate.ts';
export { testDatabase, type TestDatabase } from './test-database.ts';
export { person } from './people.ts';
export { type Answer, testService, type TestService, type TestServiceOptions } from './service.ts';
