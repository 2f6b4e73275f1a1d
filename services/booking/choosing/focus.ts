import type { Seat, SeatLandmark, SeatMap } from '@event-planner/contracts/seat-map';

type Point = readonly [x: number, y: number];

/** What people come to look at; the first of these that a plan has counts. */
const looked = ['stage', 'pitch', 'screen'] as const;

/** The point whose nearness makes a seat a good one. A plan that shows none has its front where its first row is. */
export function focusOf({ landmarks }: Pick<SeatMap, 'landmarks'>, seats: readonly Seat[]): Point {
  for (const kind of looked) {
    const landmark = landmarks.find(one => one.kind === kind);
    if (landmark) return kind === 'screen' ? beforeScreen(middleOf(landmark), seats) : middleOf(landmark);
  }
  const [first] = seats;
  return middle(seats.filter(seat => seat.area === first?.area && seat.row === first.row).map(({ x, y }) => [x, y]));
}

/** Right in front of a screen nobody wants to sit: it is looked at from two thirds of the way to the last row. */
function beforeScreen([x, y]: Point, seats: readonly Seat[]): Point {
  const [towardsX, towardsY] = middle(seats.map(seat => [seat.x, seat.y]));
  const length = Math.hypot(towardsX - x, towardsY - y) || 1;
  const [dx, dy] = [(towardsX - x) / length, (towardsY - y) / length];
  const depth = seats.reduce((most, seat) => Math.max(most, (seat.x - x) * dx + (seat.y - y) * dy), 0);
  return [x + (dx * depth * 2) / 3, y + (dy * depth * 2) / 3];
}

const middleOf = ({ outline }: SeatLandmark): Point => {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};

const middle = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / Math.max(1, points.length),
  points.reduce((sum, [, y]) => sum + y, 0) / Math.max(1, points.length),
];
