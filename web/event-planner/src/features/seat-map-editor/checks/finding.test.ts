import { expect, test } from 'vitest';
import { moveItems } from '../plan/arrange.ts';
import { toSeatMap } from '../plan/convert.ts';
import { replaceItems } from '../plan/plan.ts';
import { rowOf, threeRows } from '../plan/test-plan.ts';
import { findingsOf, isError } from './finding.ts';
import { placesOfFault, placesOfPath } from './where.ts';

test('rows pushed into each other are found, and shown where they are', () => {
  const { plan } = threeRows();
  const pushed = moveItems(plan, new Set([rowOf(plan, 1).key]), [0, -0.9]);
  const finding = findingsOf(toSeatMap(pushed)).find(isError);
  expect(finding).toMatchObject({ kind: 'fault', fault: { code: 'seats_overlap' } });
  if (finding?.kind === 'fault') expect(placesOfFault(pushed, finding.fault).seats.size).toBe(20);
});

test('a value the document cannot have is found at the thing it belongs to', () => {
  const { plan } = threeRows();
  const broken = replaceItems(plan, [{ ...rowOf(plan, 2), label: 'not a label' }]);
  const [finding] = findingsOf(toSeatMap(broken));
  expect(finding).toMatchObject({ kind: 'shape', fault: { path: 'areas/0/rows/2/label', expected: 'short_name' } });
  if (finding?.kind === 'shape') expect([...placesOfPath(broken, finding.fault.path).items]).toEqual([rowOf(broken, 2).key]);
});
