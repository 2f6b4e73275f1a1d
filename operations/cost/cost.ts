import type { SynthesizedStack } from '@event-planner/host-aws/synthesize';
import type { System } from '@event-planner/model';
import { billOf } from './bill.ts';
import { compareWithEstimate } from './explain.ts';
import { dollars, microDollars, sumOf } from './money.ts';
import { asOf } from './prices/table.ts';
import { type Report, sumBy, variantsOf } from './report.ts';

/** A month of an environment, from its templates and its traffic. */
export function costOf(system: System, environmentName: string, stacks: readonly SynthesizedStack[]): Report {
  const environment = system.environments[environmentName];
  if (!environment) throw new Error(`${system.name} has no environment ${environmentName}`);
  const lines = billOf({ system, environmentName, stacks });
  const bought = variantsOf(lines);
  const bookings = environment.traffic?.bookings ?? 0;
  const comparison = compareWithEstimate(system.name, environmentName, { environment, lines });
  return {
    system: system.name,
    environment: environmentName,
    regions: environment.regions.filter(region => region !== undefined),
    pricesAsOf: asOf,
    total: sumOf(lines.map(({ amount }) => amount)),
    budget: dollars(environment.budget),
    parts: sumBy(lines, ({ part }) => part),
    kinds: sumBy(lines, ({ kind }) => kind),
    variants: bought,
    ...(bookings > 0 && { perThousandBookings: microDollars(Math.round((bought['as it is run'] / bookings) * 1000)) }),
    ...(comparison && { comparison }),
    lines,
  };
}
