import { fault, type SeatMapFault } from '../fault.ts';
import { middleOf, type Outline, outlinesOverlap, selfCrossingOf, surfaceOf } from '../outlines.ts';
import type { SeatMap, StandingArea } from '../schema.ts';

/** Kinds of landmarks that people look at. */
const focuses: ReadonlySet<string | undefined> = new Set(['stage', 'screen', 'pitch']);
/** Less than the thinnest post. */
const leastSurface = 0.01;

/** What is wrong with what is drawn by its outline. */
export function outlineFaults({ areas, landmarks }: SeatMap): readonly SeatMapFault[] {
  const standing = areas.filter(area => area.kind === 'standing');
  return [
    ...standing.flatMap(area => shapeFaults(area, [area.id])),
    ...landmarks.flatMap(landmark => shapeFaults(landmark, [])),
    ...standing.flatMap((area, at) => sharedSurface(area, standing.slice(at + 1))),
    ...(landmarks.some(landmark => focuses.has(landmark.kind))
      ? []
      : [fault('stage_missing', 'no landmark is a stage, a screen or a pitch: nobody sees which way the seats face')]),
  ];
}

function shapeFaults({ name, outline }: { readonly name: string; readonly outline: Outline }, areas: string[]): readonly SeatMapFault[] {
  const crossing = selfCrossingOf(outline);
  if (crossing) return [fault('outline_crosses_itself', `the outline of ${name} crosses itself`, { areas, point: crossing })];
  if (surfaceOf(outline) >= leastSurface) return [];
  return [fault('outline_empty', `the outline of ${name} encloses nothing`, { areas, point: middleOf(outline) })];
}

const sharedSurface = (area: StandingArea, others: readonly StandingArea[]): readonly SeatMapFault[] =>
  others
    .filter(other => outlinesOverlap(area.outline, other.outline))
    .map(other =>
      fault('standing_areas_overlap', `${area.name} and ${other.name} cover the same floor`, {
        areas: [area.id, other.id],
        point: middleOf(other.outline),
      }),
    );
