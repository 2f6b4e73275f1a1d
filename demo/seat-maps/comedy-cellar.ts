import type { SeatMap } from '@event-planner/contracts/seat-map';
import { type Area, outline, type Point, rectangle, row } from './geometry.ts';
import { rowLabel } from './labels.ts';
import { wheelchairEnds } from './marks.ts';

const categories = [
  { id: 'table', name: 'Seat at a table', color: '#d9822b' },
  { id: 'bench', name: 'Bench', color: '#2f7f79' },
  { id: 'bar', name: 'Bar stool', color: '#4a6fb5' },
  { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
];

/** Tables stand in staggered lines, as in a cellar where everyone wants to see past a neighbour. */
const tables: readonly Point[] = [
  ...[-7.5, -2.5, 2.5, 7.5].map((x): Point => [x, 9]),
  ...[-10, -5, 0, 5, 10].map((x): Point => [x, 13.2]),
  ...[-7.5, -2.5, 2.5, 7.5].map((x): Point => [x, 17.4]),
];

/** Four chairs each, between the directions of the stage and the walls, so that nobody has the stage behind them. */
const tableArea = (): Area => ({
  kind: 'seated',
  id: 'tables',
  name: 'Tables',
  entrance: 'Down the stairs',
  rows: [],
  tables: tables.map((at, index) => ({
    label: `T${index + 1}`,
    category: 'table',
    shape: 'round' as const,
    at,
    width: 1.5,
    depth: 1.5,
    rotation: 45,
    seats: 4,
    firstNumber: 1,
    marks: [],
  })),
});

const benches = (): Area => ({
  kind: 'seated',
  id: 'benches',
  name: 'Benches',
  entrance: 'Down the stairs',
  rows: [0, 1, 2].map(at => {
    const y = 22 + at * 1.5;
    const aisles = [{ after: 8, width: 1.4 }];
    const bench = row({ label: rowLabel(at), category: 'bench', from: [-9.2, y], to: [9.2, y], seats: 18, bend: 0.9, aisles });
    return at === 0 ? wheelchairEnds(bench, 'access') : bench;
  }),
});

const stools = (): Area => ({
  kind: 'seated',
  id: 'bar',
  name: 'Bar',
  entrance: 'Through the bar',
  rows: [row({ label: 'A', category: 'bar', from: [13.2, 11], to: [13.2, 21.8], seats: 10 })],
});

/** A vaulted cellar for some 115 people: tables close to a small stage, benches behind, stools at the bar. */
export const comedyCellar = (): SeatMap => ({
  format: 1,
  categories,
  areas: [tableArea(), benches(), stools()],
  landmarks: [
    { name: 'Stage', kind: 'stage', outline: outline([-4.5, 0], [4.5, 0], [5.5, 4], [3, 5.6], [-3, 5.6], [-5.5, 4]) },
    { name: 'Bar', kind: 'bar', outline: rectangle([14.3, 10], [16.3, 23]) },
    { name: 'Stairs', kind: 'stairs', outline: rectangle([-15.5, 22], [-12, 27]) },
    { name: 'Entrance', kind: 'entrance', outline: rectangle([-15.5, 27.4], [-12, 28.4]) },
  ],
  labels: [{ text: 'Way to the bar', at: [12.6, 24.4], size: 0.7, rotation: 0 }],
});
