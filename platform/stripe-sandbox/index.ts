export type { StripeSandboxOptions } from './options.ts';
export { createStripeSandbox, type StripeSandbox } from './sandbox.ts';
export type { SimulationChange } from './simulation.ts';
