import type { Point } from '../../lib/seat-plan/camera.ts';

export interface GestureTarget {
  readonly onPan: (by: Point) => void;
  readonly onZoom: (factor: number, at: Point) => void;
  readonly onTap: (at: Point) => void;
  readonly onHover: (at: Point | undefined) => void;
}

/** A finger that moves less than this has tapped. */
const slopPx = 7;

/** Drag, pinch, wheel and tap on an element. Gives back the way to stop listening. */
export function listenForGestures(element: HTMLElement, target: GestureTarget): () => void {
  const fingers = new Map<number, Point>();
  let travelled = 0;
  const at = (event: PointerEvent | WheelEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (fingers.size === 0) travelled = 0;
    fingers.set(event.pointerId, at(event));
    element.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent): void => {
    const now = at(event);
    const before = fingers.get(event.pointerId);
    if (before === undefined) return target.onHover(now);
    const others = [...fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    fingers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y) + (others.length > 0 ? slopPx : 0);
    if (travelled < slopPx) return;
    const by = { x: (now.x - before.x) / fingers.size, y: (now.y - before.y) / fingers.size };
    target.onPan(by);
    const other = others[0];
    if (other !== undefined)
      target.onZoom(distance(now, other) / Math.max(1, distance(before, other)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };
  const onUp = (event: PointerEvent): void => {
    if (fingers.delete(event.pointerId) && fingers.size === 0 && travelled < slopPx && event.type === 'pointerup') target.onTap(at(event));
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    target.onZoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * unit)) * (event.ctrlKey ? 0.01 : 0.0025)), at(event));
  };
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('pointerleave', () => target.onHover(undefined), { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  return () => stop.abort();
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
