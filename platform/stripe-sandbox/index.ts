export { type EarlierCharge, keepEarlierCharges } from './earlier.ts';
export type { StripeSandboxOptions } from './options.ts';
export { createStripeSandbox, type StripeSandbox, type StripeSandboxServer, stripeSandboxMigrations } from './sandbox.ts';
export type { SimulationChange } from './simulation.ts';
