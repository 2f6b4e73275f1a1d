import type { DataExport } from '@event-planner/contracts/privacy';

/** How long the archive can be loaded. */
export const keptDays = 7;
/** Who waits this long may ask anew: a service that did not answer by then was asked in vain. */
export const patienceMinutes = 15;
/** Then nobody waits any more. */
export const mostHours = 24;

/** How many of how many parts a service told. */
export interface Progress {
  readonly service: string;
  readonly told: number;
  readonly parts: number;
}

/** Who has told all of it, and who has not. */
export function standingOf(services: readonly string[], progress: readonly Progress[]): Pick<DataExport, 'told' | 'waiting'> {
  const complete = new Set(progress.filter(({ told, parts }) => told === parts).map(({ service }) => service));
  return { told: services.filter(service => complete.has(service)), waiting: services.filter(service => !complete.has(service)) };
}
