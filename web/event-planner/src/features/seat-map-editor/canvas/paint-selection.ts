import { outlineOfTable } from '@event-planner/contracts/seat-map';
import { seatRadius } from '../../../lib/seat-plan/paint-seats.ts';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { type AnyPlace, unionOf } from '../plan/geometry.ts';
import { boxOfItem, itemOfSeat, placeOfSeat, type SeatKey, seatsOf } from '../plan/places.ts';
import { isSeated, type Item, type Plan } from '../plan/plan.ts';
import type { Guide } from '../plan/snap.ts';
import type { Overlay } from './view.ts';

/** A veil over what is selected as a whole, in the shape it has. */
export function paintSelected({ brush, camera, colors, toScreen }: Overlay, items: readonly Item[]): void {
  brush.lineCap = brush.lineJoin = 'round';
  brush.strokeStyle = brush.fillStyle = colors.brand;
  brush.globalAlpha = 0.26;
  brush.lineWidth = Math.max(4, camera.scale * 1.06);
  brush.beginPath();
  for (const item of items) if (item.type === 'row') line(brush, item, toScreen);
  brush.stroke();
  brush.globalAlpha = 1;
  brush.lineWidth = 2.5;
  for (const item of items) {
    if (item.type === 'row') continue;
    brush.beginPath();
    outlineOf(item).forEach(place => brush.lineTo(...toScreen(place)));
    brush.closePath();
    brush.stroke();
  }
}

function line(brush: CanvasRenderingContext2D, item: Extract<Item, { type: 'row' }>, toScreen: Overlay['toScreen']): void {
  const seats = seatsOf(item);
  // A bent row needs its seats, a straight one only its ends.
  const through = item.bend === 0 ? [seats[0], seats.at(-1)] : seats;
  through.forEach((seat, at) => {
    if (seat === undefined) return;
    const [x, y] = toScreen([seat.x, seat.y]);
    if (at === 0) brush.moveTo(x, y);
    brush.lineTo(x, y);
  });
}

function outlineOf(item: Exclude<Item, { type: 'row' }>): readonly AnyPlace[] {
  if (item.type === 'table')
    return outlineOfTable({ ...item, width: item.width + 2, depth: item.shape === 'round' ? item.width + 2 : item.depth + 2 });
  if (item.type !== 'label') return item.outline;
  const { left, top, right, bottom } = boxOfItem(item);
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

/** A ring around single seats. */
export function paintRings(
  { brush, camera, toScreen }: Overlay,
  plan: Plan,
  { seats, color }: { readonly seats: ReadonlySet<SeatKey>; readonly color: string },
): void {
  if (seats.size === 0) return;
  const radius = Math.max(3, seatRadius * camera.scale * 1.18);
  const ring = ringOf(radius, color);
  const places = Map.groupBy(seats, itemOfSeat);
  for (const item of plan.items) {
    const chosen = places.get(item.key);
    if (chosen === undefined || !isSeated(item)) continue;
    const all = seatsOf(item);
    for (const key of chosen) {
      const seat = all[placeOfSeat(key)];
      if (seat === undefined) continue;
      const [x, y] = toScreen([seat.x, seat.y]);
      brush.drawImage(ring, x - radius * 1.5, y - radius * 1.5, radius * 3, radius * 3);
    }
  }
}

let drawn: { readonly image: OffscreenCanvas; readonly key: string } | undefined;
/** Drawn once per size and copied: five thousand rings as arcs would be felt. */
function ringOf(radius: number, color: string): OffscreenCanvas {
  const key = `${radius} ${color}`;
  if (drawn?.key === key) return drawn.image;
  const side = Math.ceil(radius * 6);
  const image = new OffscreenCanvas(side, side);
  const brush = image.getContext('2d');
  if (brush === null) throw new Error('this browser cannot draw a seat map');
  brush.beginPath();
  brush.arc(side / 2, side / 2, radius * 2, 0, 2 * Math.PI);
  brush.lineWidth = Math.max(3, radius * 0.7);
  brush.strokeStyle = color;
  brush.stroke();
  drawn = { image, key };
  return image;
}

export function paintBand({ brush, colors, toScreen }: Overlay, box: Box): void {
  const [left, top] = toScreen([box.left, box.top]);
  const [right, bottom] = toScreen([box.right, box.bottom]);
  brush.fillStyle = brush.strokeStyle = colors.brand;
  brush.globalAlpha = 0.12;
  brush.fillRect(left, top, right - left, bottom - top);
  brush.globalAlpha = 1;
  brush.lineWidth = 1.5;
  brush.setLineDash([5, 4]);
  brush.strokeRect(left, top, right - left, bottom - top);
  brush.setLineDash([]);
}

/** Lines that say what something came level with: from there to here. */
export function paintGuides({ brush, toScreen }: Overlay, guides: readonly Guide[], here: Box): void {
  for (const { axis, at, kind, with: other } of guides) {
    const reach = unionOf([other, here]);
    const ends =
      axis === 'x'
        ? ([
            [at, reach.top],
            [at, reach.bottom],
          ] as const)
        : ([
            [reach.left, at],
            [reach.right, at],
          ] as const);
    const [from, to] = [toScreen(ends[0]), toScreen(ends[1])];
    const [dx, dy] = axis === 'x' ? [0, beyondPx] : [beyondPx, 0];
    brush.beginPath();
    brush.moveTo(from[0] - dx, from[1] - dy);
    brush.lineTo(to[0] + dx, to[1] + dy);
    brush.lineWidth = 1.25;
    brush.strokeStyle = guideColor;
    brush.setLineDash(kind === 'distance' ? [2, 4] : []);
    brush.stroke();
    brush.setLineDash([]);
  }
}

const beyondPx = 18;
const guideColor = '#d6336c';

/** Words beside the pointer: how many seats, how many degrees. */
export function paintNote({ brush, colors, size }: Overlay, text: string, [x, y]: AnyPlace): void {
  brush.font = '600 13px system-ui, sans-serif';
  const width = brush.measureText(text).width + 16;
  const left = Math.min(size.width - width - 4, x + 16);
  const top = Math.max(4, y - 34);
  brush.fillStyle = colors.ink;
  brush.beginPath();
  brush.roundRect(left, top, width, 26, 6);
  brush.fill();
  brush.fillStyle = colors.onInk;
  brush.textAlign = 'start';
  brush.textBaseline = 'middle';
  brush.fillText(text, left + 8, top + 13);
}
