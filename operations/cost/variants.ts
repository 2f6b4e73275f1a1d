import type { Line } from './bill.ts';
import { type MicroDollars, microDollars, sumOf } from './money.ts';
import { groupOf } from './prices/table.ts';
import { commitments, spotDiscount } from './prices/terms.ts';

/** How the same things may be bought. */
export interface Terms {
  /** As much on spot capacity as the environment states. */
  readonly spot?: true;
  /** Stopped outside the hours the environment states. */
  readonly hours?: true;
  /** A year agreed for what runs day and night. */
  readonly committed?: true;
}

export const variants = {
  'on demand': {},
  'with spot': { spot: true },
  'stopped at night': { hours: true },
  'agreed for a year': { committed: true },
  'as it is run': { spot: true, hours: true },
  'as it is run, agreed for a year': { spot: true, hours: true, committed: true },
} as const satisfies Record<string, Terms>;

export type Variant = keyof typeof variants;

/** Spot capacity and stopped hours cannot be agreed for a year, and are not. */
export function amountUnder({ amount, unit, spot, runs }: Line, terms: Terms): MicroDollars {
  const { commitment = '' } = groupOf(unit);
  const onSpot = terms.spot ? spot : 0;
  const stops = terms.hours ? 1 - runs : 0;
  const discount = terms.committed && stops === 0 ? (commitments[commitment]?.discount ?? 0) : 0;
  return microDollars(Math.round(amount * (1 - stops) * (onSpot * (1 - spotDiscount) + (1 - onSpot) * (1 - discount))));
}

export const totalUnder = (lines: readonly Line[], terms: Terms): MicroDollars => sumOf(lines.map(line => amountUnder(line, terms)));
