import type { SeatMap, SeatRow } from '@event-planner/contracts/seat-map';
import { arc, outline, row } from './geometry.ts';
import { rowLabel } from './labels.ts';
import { wheelchairEnds } from './marks.ts';

const rowPitch = 1.35;

const categories = [
  { id: 'gold', name: 'Parterre centre', color: '#b4436c' },
  { id: 'silver', name: 'Parterre', color: '#d9822b' },
  { id: 'gallery', name: 'Rear gallery', color: '#2f7f79' },
  { id: 'side', name: 'Side galleries', color: '#4a6fb5' },
  { id: 'choir', name: 'Choir stalls, behind the orchestra', color: '#7a55a3' },
  { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
];

/** Blocks of a row from left to right: where each begins and how many chairs it has. Numbers run through. */
const blocks = [
  { x: -14.5, seats: 7 },
  { x: -6.5, seats: 14 },
  { x: 8.5, seats: 7 },
];

function acrossRows(plan: { rows: number; top: number }, categoryOf: (at: number, block: number) => string): SeatRow[] {
  return Array.from({ length: plan.rows }, (_, at) => {
    const y = plan.top + at * rowPitch;
    return blocks.map(({ x, seats }, block) => {
      const firstNumber = 1 + blocks.slice(0, block).reduce((sum, one) => sum + one.seats, 0);
      return row({ label: rowLabel(at), category: categoryOf(at, block), from: [x, y], to: [x + seats - 1, y], seats, firstNumber });
    });
  }).flat();
}

function parterre(): SeatRow[] {
  const rows = acrossRows({ rows: 18, top: 16 }, (at, block) => (block === 1 && at < 12 ? 'gold' : 'silver'));
  return rows.map(one => (one.label === rowLabel(17) && one.seats === 7 ? wheelchairEnds(one, 'access') : one));
}

/** Two lines of chairs along the wall; the second is behind the first. */
const sideGallery = (side: -1 | 1): SeatRow[] =>
  [0, 1].map(at =>
    row({ label: rowLabel(at), category: 'side', from: [side * (18.5 + at * 1.3), 13], to: [side * (18.5 + at * 1.3), 39], seats: 26 }),
  );

const choir = (): SeatRow[] =>
  [0, 1].map(at =>
    row({
      label: rowLabel(at),
      category: 'choir',
      from: [-11.5, -0.6 - at * rowPitch],
      to: [11.5, -0.6 - at * rowPitch],
      seats: 24,
      bend: -1.4,
    }),
  );

/** A shoebox hall of about 800 seats, with galleries on three sides and choir stalls behind the platform. */
export const concertHall = (): SeatMap => ({
  format: 1,
  categories,
  areas: [
    { kind: 'seated', id: 'choir', name: 'Choir stalls', rows: choir() },
    { kind: 'seated', id: 'parterre', name: 'Parterre', rows: parterre() },
    { kind: 'seated', id: 'left', name: 'Left gallery', rows: sideGallery(-1) },
    { kind: 'seated', id: 'right', name: 'Right gallery', rows: sideGallery(1) },
    { kind: 'seated', id: 'gallery', name: 'Rear gallery', rows: acrossRows({ rows: 5, top: 43.5 }, () => 'gallery') },
  ],
  landmarks: [
    {
      name: 'Platform',
      kind: 'stage',
      outline: outline([-12.5, 1.2], ...arc([0, 39.3], 40, [-Math.PI + 0.28, -Math.PI - 0.28]), [12.5, 1.2], [15, 13], [-15, 13]),
    },
  ],
});
