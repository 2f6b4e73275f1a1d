import type { Seat, SeatMap } from '@event-planner/contracts/seat-map';
import { type Camera, fitted, inSight, kept, moved, type Point, revealing, type Size, toPlan, zoomed } from './camera.ts';
import { paintAreaNames, paintGround, paintRowNames } from './paint-plan.ts';
import { paintSeats, type SeatPaint, seatRadius } from './paint-seats.ts';
import { areaLabels, rowLabels } from './plan-labels.ts';
import { colorsOf, type Scene } from './scene.ts';
import { type Box, boxOf, createSeatGrid, type SeatGrid } from './seat-grid.ts';
import { createSprites } from './sprites.ts';

export interface SeatRenderer {
  readonly grid: SeatGrid;
  /** Shows another scene; only the seats named are drawn anew. */
  readonly show: (scene: Scene, changed: readonly number[] | 'all') => void;
  readonly resize: (size: Size) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (by: Point) => void;
  /** Brings a seat into sight, near enough to read. */
  readonly reveal: (index: number) => void;
  /** The seat under a point of the screen, and whether it is drawn large enough to be meant. */
  readonly seatAt: (point: Point) => { readonly index: number; readonly sure: boolean } | undefined;
  readonly destroy: () => void;
}

const rowNamesFromPx = 7;
const areaNamesBelowPx = 5;
const readablePx = 9;
/** Above this many changed seats one whole picture is cheaper than many small ones. */
const mostPatches = 300;

export function createSeatRenderer(canvas: HTMLCanvasElement, map: SeatMap, seats: readonly Seat[]): SeatRenderer {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this browser cannot draw a seat map');
  const brush = context;
  const grid = createSeatGrid(seats);
  const labels = { areas: areaLabels(seats), rows: rowLabels(seats) };
  const categoryColors = colorsOf(map);
  const sprites = createSprites();
  const box = houseBox(map, grid.box);
  let size: Size = { width: 0, height: 0 };
  let camera: Camera = { scale: 1, x: 0, y: 0 };
  let scene: Scene | undefined;
  let ratio = 1;
  let touched = false;
  let stale: Set<number> | 'all' = 'all';
  let frame = 0;

  const request = (changed: readonly number[] | 'all'): void => {
    if (changed === 'all' || stale === 'all' || stale.size + changed.length > mostPatches) stale = 'all';
    else for (const index of changed) stale.add(index);
    frame ||= requestAnimationFrame(paint);
  };
  const look = (next: Camera): void => {
    camera = kept(next, box, size);
    request('all');
  };
  const farthest = (): number => fitted(box, size).scale * 0.8;

  function paint(): void {
    frame = 0;
    if (scene === undefined || size.width === 0) return;
    const patches = stale;
    stale = new Set();
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (patches === 'all') paintWithin(scene, inSight(camera, size));
    else for (const index of patches) paintPatch(scene, index);
  }

  /** Only the square around one seat, and what reaches into it. */
  function paintPatch(shown: Scene, index: number): void {
    const seat = seats[index];
    if (seat === undefined) return;
    const reach = Math.max(seatRadius * 1.6, 9 / camera.scale);
    const patch = { left: seat.x - reach, top: seat.y - reach, right: seat.x + reach, bottom: seat.y + reach };
    brush.save();
    brush.beginPath();
    brush.rect(patch.left * camera.scale + camera.x, patch.top * camera.scale + camera.y, 2 * reach * camera.scale, 2 * reach * camera.scale);
    brush.clip();
    paintWithin(shown, { left: patch.left - 1, top: patch.top - 1, right: patch.right + 1, bottom: patch.bottom + 1 });
    brush.restore();
  }

  function paintWithin(shown: Scene, sight: Box): void {
    const radius = seatRadius * camera.scale;
    const plan = { brush, camera, colors: shown.colors };
    brush.fillStyle = shown.colors.paper;
    brush.fillRect(0, 0, size.width, size.height);
    paintGround(plan, map, categoryColors);
    const seatPaint: SeatPaint = { brush, seats, scene: shown, camera, ratio, categoryColors, sprites };
    paintSeats(seatPaint, grid.within(sight));
    if (radius < areaNamesBelowPx) paintAreaNames(plan, labels.areas);
    if (radius >= rowNamesFromPx) paintRowNames(plan, labels.rows.filter(label => label.x > sight.left && label.x < sight.right && label.y > sight.top && label.y < sight.bottom));
  }

  return {
    grid,
    show: (next, changed) => {
      scene = next;
      request(changed);
    },
    resize: next => {
      ratio = Math.min(window.devicePixelRatio, 2.5);
      size = next;
      canvas.width = Math.round(next.width * ratio);
      canvas.height = Math.round(next.height * ratio);
      look(touched ? camera : fitted(box, size));
      cancelAnimationFrame(frame);
      paint();
    },
    fit: () => {
      touched = false;
      look(fitted(box, size));
    },
    zoom: (factor, at = { x: size.width / 2, y: size.height / 2 }) => {
      touched = true;
      look(zoomed(camera, at, { factor, farthest: farthest() }));
    },
    pan: by => {
      touched = true;
      look(moved(camera, by));
    },
    reveal: index => {
      const seat = seats[index];
      if (seat === undefined) return;
      touched = true;
      const near = Math.max(1, readablePx / (seatRadius * camera.scale));
      const centre = { x: seat.x * camera.scale + camera.x, y: seat.y * camera.scale + camera.y };
      look(revealing(zoomed(camera, centre, { factor: near, farthest: farthest() }), seat, size));
    },
    seatAt: point => {
      const { x, y } = toPlan(camera, point);
      const index = grid.nearest(x, y, Math.max(0.55, 4 / camera.scale));
      return index === undefined ? undefined : { index, sure: seatRadius * camera.scale >= surePx() };
    },
    destroy: () => cancelAnimationFrame(frame),
  };
}

/** A finger needs a larger seat than a pointer does. */
const surePx = (): number => (window.matchMedia('(pointer: coarse)').matches ? 7 : 3.2);

const houseBox = (map: SeatMap, seats: Box): Box => {
  const outlines = [...map.landmarks, ...map.areas.filter(area => area.kind === 'standing')].flatMap(({ outline }) => outline.map(([x, y]) => ({ x, y })));
  const all = boxOf([...outlines, { x: seats.left, y: seats.top }, { x: seats.right, y: seats.bottom }].filter(point => Number.isFinite(point.x)));
  return { left: all.left - 1, top: all.top - 1, right: all.right + 1, bottom: all.bottom + 1 };
};
