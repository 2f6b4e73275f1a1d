import type { SeatMap, SeatRow } from '@event-planner/contracts/seat-map';
import { outline, rectangle, row } from './geometry.ts';
import { rowLabel } from './labels.ts';
import { wheelchairEnds } from './marks.ts';

const categories = [
  { id: 'standing', name: 'Standing', color: '#b4436c' },
  { id: 'balcony', name: 'Balcony seat', color: '#2f7f79' },
  { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
];

const side = (x: number, firstNumber: number): SeatRow =>
  row({ label: 'A', category: 'balcony', from: [x, 9], to: [x, 22.2], seats: 12, firstNumber });

/** Three sides of the balcony: a line along each wall and two rows at the back. */
function balcony(): SeatRow[] {
  const back = [0, 1].map(at =>
    row({ label: rowLabel(at + 1), category: 'balcony', from: [-8.5, 28.5 + at * 1.4], to: [8.5, 28.5 + at * 1.4], seats: 18, bend: 0.6 }),
  );
  return [side(-14, 1), side(14, 13), ...back.map((one, at) => (at === 1 ? wheelchairEnds(one, 'access') : one))];
}

/** A club: 400 stand in front of the stage, 60 sit on the balcony around them. */
export const club = (): SeatMap => ({
  format: 1,
  categories,
  areas: [
    {
      kind: 'standing',
      id: 'floor',
      name: 'Floor',
      category: 'standing',
      capacity: 400,
      entrance: 'Ground floor',
      outline: outline([-11.5, 8], [11.5, 8], [11.5, 22], [8, 25], [-8, 25], [-11.5, 22]),
    },
    { kind: 'seated', id: 'balcony', name: 'Balcony', entrance: 'Stairs on the left', rows: balcony() },
  ],
  landmarks: [
    { name: 'Stage', kind: 'stage', outline: outline([-9, -1], [9, -1], [9, 5], [5, 6.5], [-5, 6.5], [-9, 5]) },
    { name: 'Bar', kind: 'bar', outline: rectangle([11.5, 26], [15, 32]) },
    { name: 'Entrance', kind: 'entrance', outline: rectangle([-15, 28], [-11.5, 32]) },
  ],
  labels: [{ text: 'Rear balcony', at: [0, 32.6], size: 0.9, rotation: 0 }],
});
