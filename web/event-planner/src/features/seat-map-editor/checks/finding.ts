import { faultsOf, SeatMap, type SeatMapFault } from '@event-planner/contracts/seat-map';

/** What is wrong with a plan: a fault of the contract's checks, or a value its shape does not allow. */
export type Finding =
  | { readonly kind: 'fault'; readonly fault: SeatMapFault }
  | { readonly kind: 'shape'; readonly path: readonly (string | number)[]; readonly message: string };

const mostShapeFindings = 20;

export function findingsOf(map: unknown): readonly Finding[] {
  const parsed = SeatMap.safeParse(map);
  if (parsed.success) return faultsOf(parsed.data).map(fault => ({ kind: 'fault', fault }));
  return parsed.error.issues
    .slice(0, mostShapeFindings)
    .map(({ path, message }) => ({ kind: 'shape', path: path.map(part => (typeof part === 'number' ? part : String(part))), message }));
}

export const isError = (finding: Finding): boolean => finding.kind === 'shape' || finding.fault.weight === 'error';
