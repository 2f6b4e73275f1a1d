import type { InputFault } from '@event-planner/contracts/http';
import { faultsOf, SeatMap, type SeatMapFault } from '@event-planner/contracts/seat-map';
import { faultsIn } from '../../../lib/faults/faults-in.ts';

/** What is wrong with a plan: a fault of the contract's checks, or a value its shape does not allow. */
export type Finding = { readonly kind: 'fault'; readonly fault: SeatMapFault } | { readonly kind: 'shape'; readonly fault: InputFault };

const mostShapeFindings = 20;

export function findingsOf(map: unknown): readonly Finding[] {
  const parsed = SeatMap.safeParse(map);
  if (parsed.success) return faultsOf(parsed.data).map(fault => ({ kind: 'fault', fault }));
  return faultsIn(SeatMap, map)
    .slice(0, mostShapeFindings)
    .map(fault => ({ kind: 'shape', fault }));
}

export const isError = (finding: Finding): boolean => finding.kind === 'shape' || finding.fault.weight === 'error';
