import type { Point } from '../../../lib/seat-plan/camera.ts';
import type { View } from '../canvas/view.ts';
import { createEdgeScroll } from './edge-scroll.ts';
import type { Drag, Press, Tool } from './tool.ts';

interface Hand {
  readonly view: View;
  readonly tool: () => Tool;
  /** While the space bar is held any tool is a hand. */
  readonly pans: () => boolean;
  readonly onDrag: (drag: Drag | undefined) => void;
}

/** A pointer that moves less than this has clicked. */
const slopPx = { mouse: 3, touch: 8 } as const;
const doubleClickMs = 350;

/** Turns pointers, pinches and wheels on an element into presses, drags and looks around. Gives back the way to stop listening. */
export function listenForPointers(element: HTMLElement, { view, tool, pans, onDrag }: Hand): () => void {
  const fingers = new Map<number, Point>();
  let drag: Drag | undefined;
  let begun = false;
  let panning = false;
  let travelled = 0;
  let clicked = { at: 0, screen: { x: 0, y: 0 } };

  const pointOf = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const pressOf = (event: PointerEvent): Press => {
    const screen = pointOf(event);
    return {
      at: view.toPlan(screen),
      screen,
      shift: event.shiftKey || event.ctrlKey || event.metaKey,
      alt: event.altKey,
      touch: event.pointerType === 'touch',
    };
  };
  let latest: PointerEvent | undefined;
  const edge = createEdgeScroll(
    () => view.size,
    by => {
      view.pan(by);
      if (begun && latest !== undefined) drag?.move(pressOf(latest));
    },
  );
  const take = (next: Drag | undefined): void => {
    drag = next;
    if (next === undefined) edge.follow(undefined);
    onDrag(next);
  };
  const cancel = (): void => {
    if (begun) drag?.cancel();
    take(undefined);
    begun = false;
  };
  const onDown = (event: PointerEvent): void => {
    if (event.button > 2) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, pointOf(event));
    if (fingers.size > 1) return cancel();
    const press = pressOf(event);
    [travelled, panning] = [0, event.button !== 0 || pans()];
    if (panning) return;
    take(tool().press?.(press));
    begun = drag?.eager === true;
    if (begun) drag?.move(press);
    panning = drag === undefined && press.touch;
  };
  const pinch = (event: PointerEvent, before: Point): void => {
    const [other] = [...fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
    const now = pointOf(event);
    if (other === undefined) return;
    view.pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    view.zoom(distance(now, other) / Math.max(1, distance(before, other)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  };
  const onMove = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return tool().hover?.(pressOf(event));
    const now = pointOf(event);
    fingers.set(event.pointerId, now);
    travelled += distance(now, before);
    if (fingers.size > 1) return pinch(event, before);
    if (travelled < (event.pointerType === 'touch' ? slopPx.touch : slopPx.mouse) && !begun) return;
    if (panning) return view.pan({ x: now.x - before.x, y: now.y - before.y });
    begun = true;
    latest = event;
    drag?.move(pressOf(event));
    if (drag !== undefined) edge.follow(now);
  };
  const click = (event: PointerEvent): void => {
    const press = pressOf(event);
    const twice = event.timeStamp - clicked.at < doubleClickMs && distance(clicked.screen, press.screen) < 8;
    clicked = { at: twice ? 0 : event.timeStamp, screen: press.screen };
    if (twice && tool().doubleClick !== undefined) tool().doubleClick?.(press);
    else tool().click?.(press);
  };
  const onUp = (event: PointerEvent): void => {
    const wasOne = fingers.size === 1;
    if (!fingers.delete(event.pointerId) || !wasOne) return;
    const moved = travelled >= (event.pointerType === 'touch' ? slopPx.touch : slopPx.mouse);
    if (event.type === 'pointercancel') return cancel();
    const ending = drag;
    const wasBegun = begun;
    take(undefined);
    begun = false;
    if (wasBegun) ending?.end(pressOf(event));
    else if (!moved && event.button === 0 && !pans()) click(event);
  };
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const isPan = !event.ctrlKey && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY));
    if (isPan) return view.pan({ x: -(event.deltaX || event.deltaY) * unit, y: event.shiftKey ? 0 : -event.deltaY * unit });
    view.zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY * unit)) * (event.ctrlKey ? 0.01 : 0.0025)), pointOf(event));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && drag !== undefined) {
      event.stopPropagation();
      cancel();
    }
  };
  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener('pointerdown', onDown, { signal });
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onUp, { signal });
  element.addEventListener('pointercancel', onUp, { signal });
  element.addEventListener('pointerleave', () => tool().hover?.(undefined), { signal });
  element.addEventListener('contextmenu', event => event.preventDefault(), { signal });
  element.addEventListener('wheel', onWheel, { signal, passive: false });
  window.addEventListener('keydown', onKey, { signal, capture: true });
  return () => stop.abort();
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
