import { plainDoorPlan } from '@event-planner/contracts/check-in';
import { expect, test } from 'vitest';
import { gateNameOr } from './gate-name.ts';
import { door } from './i18n/de/door.ts';

test('a gate that nobody named is called in the reader’s language wherever it is told, and one with a name by that', () => {
  const gateName = gateNameOr(door.ready.mainGate);
  const [unnamed] = plainDoorPlan('event').gates;
  expect([gateName(unnamed?.name ?? ''), gateName('North')]).toEqual(['Eingang', 'North']);
});
