import type { Seat, SeatMap } from '@event-planner/contracts/seat-map';
import { type Camera, fitted, kept, moved, type Point, revealing, toPlan, toScreen, zoomed } from '../../lib/seat-plan/camera.ts';
import { seatRadius } from '../../lib/seat-plan/paint-seats.ts';
import type { Scene } from './scene.ts';
import { createScenePainter, type Viewpoint } from './scene-painter.ts';
import { type Box, boxOf, createSeatGrid, type SeatGrid } from '../../lib/seat-plan/seat-grid.ts';
import { alsoStale, type StaleSeats } from './stale-seats.ts';

export interface SeatRenderer {
  readonly grid: SeatGrid;
  /** Shows another scene; only the seats named are drawn anew. */
  readonly show: (scene: Scene, changed: readonly number[] | 'all') => void;
  readonly resize: (width: number, height: number) => void;
  readonly fit: () => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (by: Point) => void;
  /** Brings a seat into sight, near enough to read. */
  readonly reveal: (index: number) => void;
  /** The seat under a point of the screen, and whether it is drawn large enough to be meant. */
  readonly seatAt: (point: Point) => { readonly index: number; readonly sure: boolean } | undefined;
  readonly destroy: () => void;
}

const readablePx = 9;
const mostPixelsPerPixel = 2.5;

export function createSeatRenderer(canvas: HTMLCanvasElement, map: SeatMap, seats: readonly Seat[]): SeatRenderer {
  const grid = createSeatGrid(seats);
  const box = houseBox(map, grid.box);
  const screen = createScreen(canvas, { map, seats, grid });
  const farthest = (): number => fitted(box, screen.from.size).scale * 0.8;
  /** Whether somebody chose where to look: then a resize leaves it alone. */
  let touched = false;
  const look = (camera: Camera): void => screen.look(kept(camera, box, screen.from.size));
  const lookThere = (camera: Camera): void => {
    touched = true;
    look(camera);
  };
  return {
    grid,
    show: screen.show,
    destroy: screen.destroy,
    resize: (width, height) => {
      screen.resize(width, height);
      look(touched ? screen.from.camera : fitted(box, { width, height }));
      screen.paintNow();
    },
    fit: () => {
      touched = false;
      look(fitted(box, screen.from.size));
    },
    zoom: (factor, at = middleOf(screen.from)) => lookThere(zoomed(screen.from.camera, at, { factor, farthest: farthest() })),
    pan: by => lookThere(moved(screen.from.camera, by)),
    reveal: index => {
      const seat = seats[index];
      if (seat === undefined) return;
      const { camera, size } = screen.from;
      const factor = Math.max(1, readablePx / (seatRadius * camera.scale));
      lookThere(revealing(zoomed(camera, toScreen(camera, seat), { factor, farthest: farthest() }), seat, size));
    },
    seatAt: point => {
      const { camera } = screen.from;
      const { x, y } = toPlan(camera, point);
      const index = grid.nearest(x, y, Math.max(0.55, 4 / camera.scale));
      return index === undefined ? undefined : { index, sure: seatRadius * camera.scale >= surePx() };
    },
  };
}

/** A canvas with what it shows and from where; draws at most once a frame, and only what changed. */
function createScreen(canvas: HTMLCanvasElement, house: Parameters<typeof createScenePainter>[1]) {
  const brush = canvas.getContext('2d', { alpha: false });
  if (brush === null) throw new Error('this browser cannot draw a seat map');
  const painter = createScenePainter(brush, house);
  let from: Viewpoint = { camera: { scale: 1, x: 0, y: 0 }, size: { width: 0, height: 0 }, ratio: 1 };
  let scene: Scene | undefined;
  let stale: StaleSeats = 'all';
  let frame = 0;
  const paint = (): void => {
    frame = 0;
    if (scene === undefined || from.size.width === 0) return;
    const patches = stale;
    stale = new Set();
    if (patches === 'all') painter.all(scene, from);
    else painter.around(scene, from, patches);
  };
  const request = (changed: readonly number[] | 'all'): void => {
    stale = alsoStale(stale, changed);
    frame ||= requestAnimationFrame(paint);
  };
  return {
    get from() {
      return from;
    },
    show: (next: Scene, changed: readonly number[] | 'all') => {
      scene = next;
      request(changed);
    },
    look: (camera: Camera) => {
      from = { ...from, camera };
      request('all');
    },
    resize: (width: number, height: number) => {
      const ratio = Math.min(window.devicePixelRatio, mostPixelsPerPixel);
      from = { ...from, ratio, size: { width, height } };
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    },
    /** Resizing empties a canvas: waiting for a frame would show that. */
    paintNow: () => {
      cancelAnimationFrame(frame);
      paint();
    },
    destroy: () => cancelAnimationFrame(frame),
  };
}

const middleOf = ({ size }: Viewpoint): Point => ({ x: size.width / 2, y: size.height / 2 });

/** A finger needs a larger seat than a pointer does. */
const surePx = (): number => (window.matchMedia('(pointer: coarse)').matches ? 7 : 3.2);

const houseBox = (map: SeatMap, seats: Box): Box => {
  const outlines = [...map.landmarks, ...map.areas.filter(area => area.kind === 'standing')].flatMap(({ outline }) =>
    outline.map(([x, y]) => ({ x, y })),
  );
  const corners = [
    { x: seats.left, y: seats.top },
    { x: seats.right, y: seats.bottom },
  ];
  const all = boxOf([...outlines, ...corners].filter(point => Number.isFinite(point.x)));
  return { left: all.left - 1, top: all.top - 1, right: all.right + 1, bottom: all.bottom + 1 };
};
