import { type SeatMap, type SeatRow } from '@event-planner/contracts/seat-map';
import { type Area, disc, type Point, rectangle, row } from './geometry.ts';
import { rowLabel } from './labels.ts';
import { hides, wheelchairEnds, withMarks } from './marks.ts';

const rowPitch = 1.35;
const blockWidth = 20;
const blockNames = ['A', 'B', 'C', 'D', 'E'];
const touchline = 3;

const categories = [
  { id: 'halfway', name: 'Halfway line', color: '#b4436c' },
  { id: 'wing', name: 'Wings', color: '#d9822b' },
  { id: 'end', name: 'Ends', color: '#4a6fb5' },
  { id: 'view', name: 'Behind a roof post', color: '#7d8590' },
  { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
];

const categoryOfBlock = ['end', 'wing', 'halfway', 'wing', 'end'] as const;

/** The first row is level with the pitch, the rows behind the gangway are raised. */
function block(name: string, at: number): Area {
  const left = (at - blockNames.length / 2) * blockWidth + 1.6;
  const category = categoryOfBlock[at] ?? 'end';
  const rows = Array.from({ length: 15 }, (_, n): SeatRow => {
    const y = 9 + n * rowPitch + (n >= 7 ? 2 : 0);
    const seats = row({ label: rowLabel(n), category, from: [left, y], to: [left + 17, y], seats: 18 });
    return n === 0 ? wheelchairEnds(seats, 'access') : seats;
  });
  return { kind: 'seated', id: name, name: `Block ${name}`, rows };
}

const posts: readonly Point[] = [-40, -20, 0, 20, 40].map(x => [x + (x === 0 ? 5.5 : 4), 19.45]);

/** One covered stand along the touchline, about 1,350 seats. */
export function stadiumStand(): SeatMap {
  const map: SeatMap = {
    format: 1,
    categories,
    areas: blockNames.map(block),
    landmarks: [
      { name: 'Pitch', kind: 'pitch', outline: rectangle([-52, -22], [52, touchline]) },
      { name: 'Tunnel', outline: rectangle([-1.2, touchline + 0.8], [1.2, touchline + 3.5]) },
      ...posts.map((centre, at) => ({ name: `Post ${at + 1}`, outline: disc(centre, 0.4, 8) })),
    ],
  };
  return withMarks(map, seat =>
    posts.some(centre => hides({ centre, radius: 0.55, reach: 6 }, seat, [seat.x * 0.4, touchline]))
      ? { restrictedView: true, category: 'view' }
      : undefined,
  );
}
