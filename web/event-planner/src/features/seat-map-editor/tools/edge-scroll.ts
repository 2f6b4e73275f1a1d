import type { Point, Size } from '../../../lib/seat-plan/camera.ts';

interface EdgeScroll {
  /** Where the pointer that drags is; undefined when none does. */
  readonly follow: (pointer: Point | undefined) => void;
}

/** So near to an edge the plan begins to move, the faster the nearer. */
const edgePx = 28;
const mostPxPerFrame = 14;

/** Moves the plan on while something is dragged to the edge of the view, for as long as it is held there. */
export function createEdgeScroll(size: () => Size, onScroll: (by: Point) => void): EdgeScroll {
  let pointer: Point | undefined;
  let frame = 0;
  const step = (): void => {
    frame = 0;
    if (pointer === undefined) return;
    const { width, height } = size();
    const by = { x: speedAt(pointer.x, width), y: speedAt(pointer.y, height) };
    if (by.x === 0 && by.y === 0) return;
    onScroll(by);
    frame = requestAnimationFrame(step);
  };
  return {
    follow: next => {
      pointer = next;
      if (next !== undefined) frame ||= requestAnimationFrame(step);
    },
  };
}

function speedAt(at: number, length: number): number {
  const [before, after] = [edgePx - at, at - (length - edgePx)];
  if (before > 0) return Math.min(1, before / edgePx) * mostPxPerFrame;
  return after > 0 ? -Math.min(1, after / edgePx) * mostPxPerFrame : 0;
}
