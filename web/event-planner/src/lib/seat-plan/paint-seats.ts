import type { Seat } from '@event-planner/contracts/seat-map';
import { type Camera, toScreen } from './camera.ts';
import type { Glyph } from './glyphs.ts';
import type { Look } from './look.ts';
import { type PlanColors, readableOn } from './plan-colors.ts';
import type { createSprites } from './sprites.ts';

export type PaintedSeat = Pick<Seat, 'number' | 'category' | 'x' | 'y' | 'accessible' | 'companion' | 'restrictedView'>;

/** Everything a brush needs to put seats on the screen. */
export interface SeatPaint<Some extends PaintedSeat = PaintedSeat> {
  readonly brush: CanvasRenderingContext2D;
  readonly seats: readonly Some[];
  readonly lookOf: (seat: Some, index: number) => Look;
  readonly focused?: number | undefined;
  readonly colors: PlanColors;
  readonly camera: Camera;
  readonly ratio: number;
  readonly categoryColors: ReadonlyMap<string, string>;
  readonly sprites: ReturnType<typeof createSprites>;
}

/** A seat's radius in plan units, where neighbours stand one unit apart. */
export const seatRadius = 0.4;
const dotsBelowPx = 2.6;
const numbersFromPx = 8.5;
const noColor = '#888888';

/** Dots from afar, seats from near, numbers from nearest. */
export function paintSeats<Some extends PaintedSeat>(paint: SeatPaint<Some>, indices: readonly number[]): void {
  const radius = seatRadius * paint.camera.scale;
  if (radius < dotsBelowPx) paintDots(paint, indices, radius);
  else paintSprites(paint, indices, radius);
  if (radius >= numbersFromPx) paintNumbers(paint, indices, radius);
  paintFocus(paint, indices, radius);
}

/** A dot must still tell taken from free without its colour: it is smaller. */
function paintDots<Some extends PaintedSeat>(
  { brush, seats, lookOf, colors, camera, categoryColors }: SeatPaint<Some>,
  indices: readonly number[],
  radius: number,
): void {
  const sizes = {
    free: Math.max(1.4, radius * 1.8),
    taken: Math.max(0.8, radius * 0.9),
    off: Math.max(0.6, radius * 0.6),
    selected: Math.max(5, radius * 3),
  };
  let style = '';
  for (const index of indices) {
    const seat = seats[index];
    if (seat === undefined) continue;
    const look = lookOf(seat, index);
    const wanted =
      look === 'free'
        ? (categoryColors.get(seat.category) ?? noColor)
        : look === 'selected'
          ? colors.ink
          : look === 'taken'
            ? colors.taken
            : colors.landmark;
    if (wanted !== style) brush.fillStyle = style = wanted;
    const size = sizes[look];
    brush.fillRect(seat.x * camera.scale + camera.x - size / 2, seat.y * camera.scale + camera.y - size / 2, size, size);
  }
}

function paintSprites<Some extends PaintedSeat>(
  { brush, seats, lookOf, colors, camera, ratio, categoryColors, sprites }: SeatPaint<Some>,
  indices: readonly number[],
  radius: number,
): void {
  let drawn: { readonly seat: Some; readonly look: Look; readonly sprite: ReturnType<typeof sprites> } | undefined;
  for (const index of indices) {
    const seat = seats[index];
    if (seat === undefined) continue;
    const look = lookOf(seat, index);
    // Neighbours mostly look alike, and finding a sprite costs more than copying it.
    if (drawn === undefined || look !== drawn.look || !isAlike(seat, drawn.seat)) {
      const glyph: Glyph = { look, color: categoryColors.get(seat.category) ?? noColor, marks: seat, colors };
      drawn = { seat, look, sprite: sprites(glyph, radius, ratio) };
    }
    const { image, side } = drawn.sprite;
    const size = radius * side;
    brush.drawImage(image, seat.x * camera.scale + camera.x - size / 2, seat.y * camera.scale + camera.y - size / 2, size, size);
  }
}

const isAlike = (a: PaintedSeat, b: PaintedSeat): boolean =>
  a.category === b.category && a.accessible === b.accessible && a.companion === b.companion && a.restrictedView === b.restrictedView;

function paintNumbers<Some extends PaintedSeat>(
  { brush, seats, lookOf, camera, categoryColors }: SeatPaint<Some>,
  indices: readonly number[],
  radius: number,
): void {
  brush.font = `600 ${radius * 0.85}px system-ui, sans-serif`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  for (const index of indices) {
    const seat = seats[index];
    if (seat === undefined || seat.accessible || seat.companion || lookOf(seat, index) !== 'free') continue;
    const { x, y } = toScreen(camera, seat);
    brush.fillStyle = readableOn(categoryColors.get(seat.category) ?? noColor);
    brush.fillText(String(seat.number), x, seat.restrictedView ? y - radius * 0.22 : y);
  }
}

function paintFocus<Some extends PaintedSeat>(
  { brush, seats, focused, colors, camera }: SeatPaint<Some>,
  indices: readonly number[],
  radius: number,
): void {
  const seat = focused === undefined || !indices.includes(focused) ? undefined : seats[focused];
  if (seat === undefined) return;
  const { x, y } = toScreen(camera, seat);
  for (const [width, style] of [
    [5, colors.paper],
    [2.5, colors.brand],
  ] as const) {
    brush.beginPath();
    brush.arc(x, y, Math.max(6, radius * 1.32), 0, 2 * Math.PI);
    brush.lineWidth = width;
    brush.strokeStyle = style;
    brush.stroke();
  }
}
