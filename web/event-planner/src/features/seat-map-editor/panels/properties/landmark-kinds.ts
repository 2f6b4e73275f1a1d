import type { LandmarkKind } from '../../plan/plan.ts';

/** In the order they are offered: what one looks at first. */
export const landmarkKinds: readonly LandmarkKind[] = [
  'stage',
  'screen',
  'pitch',
  'entrance',
  'exit',
  'stairs',
  'lift',
  'bar',
  'toilets',
  'first_aid',
  'aisle',
  'wall',
  'other',
];
