import { type Camera, fitted, kept, moved, type Point, type Size, zoomed } from '../../../lib/seat-plan/camera.ts';
import type { PlanColors } from '../../../lib/seat-plan/plan-colors.ts';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { type AnyPlace, grown, type Place, unionOf } from '../plan/geometry.ts';
import { boxOfItems } from '../plan/places.ts';
import type { Item, Key } from '../plan/plan.ts';
import { type BaseScene, createBasePainter, type Viewpoint } from './base-painter.ts';
import { changedBox } from './changed-box.ts';

/** Paints what lies over the plan: frames, handles, what a tool is about to draw. */
export type OverlayPaint = (over: Overlay) => void;

export interface Overlay {
  readonly brush: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly size: Size;
  readonly colors: PlanColors;
  readonly toScreen: (place: AnyPlace) => Place;
  /** Draws items as the plan does, such as those being dragged. */
  readonly items: (items: readonly Item[], camera?: Camera) => void;
}

export interface View {
  readonly camera: Camera;
  readonly size: Size;
  readonly toPlan: (point: Point) => Place;
  readonly toScreen: (place: AnyPlace) => Place;
  /** So many pixels in units of the plan. */
  readonly px: (pixels: number) => number;
  readonly show: (scene: Partial<BaseScene>) => void;
  readonly hide: (keys: ReadonlySet<Key>) => void;
  readonly hidden: ReadonlySet<Key>;
  readonly paintOver: (paint: OverlayPaint) => void;
  readonly requestOverlay: () => void;
  readonly resize: (width: number, height: number) => void;
  readonly pan: (by: Point) => void;
  readonly zoom: (factor: number, at?: Point) => void;
  readonly fit: () => void;
  /** Brings a box into sight, near enough to see its seats. */
  readonly reveal: (box: Box) => void;
  readonly onLook: (listener: (camera: Camera) => void) => void;
  readonly destroy: () => void;
}

const mostPixelsPerPixel = 2;
/** What is seen of an empty plan, and the least that is seen of one with little on it. */
const emptyBox: Box = { left: -20, top: -12, right: 20, bottom: 24 };

function atLeastEmpty(box: Box): Box {
  const [wide, high] = [(emptyBox.right - emptyBox.left - box.right + box.left) / 2, emptyBox.bottom - emptyBox.top - box.bottom + box.top];
  return { left: box.left - Math.max(0, wide), right: box.right + Math.max(0, wide), top: box.top, bottom: box.bottom + Math.max(0, high) };
}
const none: ReadonlySet<Key> = new Set();

export interface Canvases {
  readonly base: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
}

export function createView({ base, over }: Canvases, first: Omit<BaseScene, 'hidden'>): View {
  const [brush, overBrush] = [base.getContext('2d', { alpha: false }), over.getContext('2d')];
  if (brush === null || overBrush === null) throw new Error('this browser cannot draw a seat map');
  const [painter, overPainter] = [createBasePainter(brush), createBasePainter(overBrush)];
  let scene: BaseScene = { ...first, hidden: none };
  let from: Viewpoint = { camera: { scale: 12, x: 0, y: 0 }, size: { width: 0, height: 0 }, ratio: 1 };
  let stale: Box | 'all' | undefined = 'all';
  let overStale = true;
  let frame = 0;
  let paintOverlay: OverlayPaint = () => {};
  let onLook: (camera: Camera) => void = () => {};
  /** Whether somebody chose where to look: then a resize leaves it alone. */
  let touched = false;

  const paint = (): void => {
    frame = 0;
    if (from.size.width === 0) return;
    if (stale === 'all') painter.all(scene, from);
    else if (stale !== undefined) painter.patch(scene, from, stale);
    if (overStale) paintOver();
    [stale, overStale] = [undefined, false];
  };
  const paintOver = (): void => {
    overBrush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
    overBrush.clearRect(0, 0, from.size.width, from.size.height);
    const { camera, size } = from;
    const items: Overlay['items'] = (list, other = camera) => overPainter.items(scene, { ...from, camera: other }, list);
    paintOverlay({ brush: overBrush, camera, size, colors: scene.colors, toScreen, items });
  };
  const request = (box: Box | 'all' | undefined): void => {
    if (box === 'all' || stale === 'all') stale = 'all';
    else if (box !== undefined) stale = stale === undefined ? box : unionOf([stale, box]);
    overStale = true;
    frame ||= requestAnimationFrame(paint);
  };
  const toScreen = ([x, y]: AnyPlace): Place => [x * from.camera.scale + from.camera.x, y * from.camera.scale + from.camera.y];
  const boxOfAll = (): Box => (scene.plan.items.length === 0 ? emptyBox : atLeastEmpty(grown(boxOfItems(scene.plan.items), 2)));
  const farthest = (): number => Math.min(6, fitted(boxOfAll(), from.size).scale * 0.4);
  const look = (camera: Camera): void => {
    const box = boxOfAll();
    from = { ...from, camera: kept(camera, grown(box, Math.max(box.right - box.left, box.bottom - box.top, 40)), from.size) };
    onLook(from.camera);
    request('all');
  };
  const lookThere = (camera: Camera): void => {
    touched = true;
    look(camera);
  };
  return {
    get camera() {
      return from.camera;
    },
    get size() {
      return from.size;
    },
    get hidden() {
      return scene.hidden;
    },
    toPlan: ({ x, y }) => [(x - from.camera.x) / from.camera.scale, (y - from.camera.y) / from.camera.scale],
    toScreen,
    px: pixels => pixels / from.camera.scale,
    show: change => {
      const next = { ...scene, ...change };
      const box = next.colors !== scene.colors || next.grid !== scene.grid ? 'all' : changedBox(scene.plan, next.plan);
      scene = next;
      request(box);
    },
    hide: hidden => {
      if (hidden === scene.hidden) return;
      scene = { ...scene, hidden };
      request('all');
    },
    paintOver: next => {
      paintOverlay = next;
      request(undefined);
    },
    requestOverlay: () => request(undefined),
    resize: (width, height) => {
      const ratio = Math.min(window.devicePixelRatio, mostPixelsPerPixel);
      from = { ...from, ratio, size: { width, height } };
      for (const canvas of [base, over]) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
      }
      look(touched ? from.camera : fitted(boxOfAll(), from.size));
      cancelAnimationFrame(frame);
      paint();
    },
    pan: by => lookThere(moved(from.camera, by)),
    zoom: (factor, at = { x: from.size.width / 2, y: from.size.height / 2 }) =>
      lookThere(zoomed(from.camera, at, { factor, farthest: farthest() })),
    fit: () => {
      touched = false;
      look(fitted(boxOfAll(), from.size));
    },
    reveal: box => lookThere(fitted(grown(box, Math.max(3, (box.right - box.left) * 0.2)), from.size)),
    onLook: listener => {
      onLook = listener;
    },
    destroy: () => cancelAnimationFrame(frame),
  };
}
