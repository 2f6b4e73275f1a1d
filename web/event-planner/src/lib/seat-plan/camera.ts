import type { Box } from './seat-grid.ts';

/** Where the plan is on the screen: a plan's point times `scale` plus the offset is a point in CSS pixels. */
export interface Camera {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const marginPx = 28;
/** Pixels between neighbouring seats at most. */
const closest = 56;

export const toPlan = (camera: Camera, point: Point): Point => ({
  x: (point.x - camera.x) / camera.scale,
  y: (point.y - camera.y) / camera.scale,
});
export const toScreen = (camera: Camera, point: Point): Point => ({
  x: point.x * camera.scale + camera.x,
  y: point.y * camera.scale + camera.y,
});

/** The whole plan, in the middle. */
export function fitted(box: Box, size: Size): Camera {
  const [width, height] = [Math.max(1, box.right - box.left), Math.max(1, box.bottom - box.top)];
  const scale = Math.min(
    closest,
    Math.max(0.01, (size.width - 2 * marginPx) / width),
    Math.max(0.01, (size.height - 2 * marginPx) / height),
  );
  return { scale, x: (size.width - (box.left + box.right) * scale) / 2, y: (size.height - (box.top + box.bottom) * scale) / 2 };
}

/** Nearer or farther with the point under the finger staying where it is. */
export function zoomed(camera: Camera, at: Point, { factor, farthest }: { readonly factor: number; readonly farthest: number }): Camera {
  const scale = Math.min(closest, Math.max(farthest, camera.scale * factor));
  const ratio = scale / camera.scale;
  return { scale, x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio };
}

export const moved = (camera: Camera, by: Point): Camera => ({ ...camera, x: camera.x + by.x, y: camera.y + by.y });

/** Keeps at least the middle of the screen over the plan, so that nobody gets lost in the void. */
export function kept(camera: Camera, box: Box, size: Size): Camera {
  const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, Math.min(from, to)), Math.max(from, to));
  return {
    scale: camera.scale,
    x: clamp(camera.x, size.width / 2 - box.right * camera.scale, size.width / 2 - box.left * camera.scale),
    y: clamp(camera.y, size.height / 2 - box.bottom * camera.scale, size.height / 2 - box.top * camera.scale),
  };
}

/** Moves just enough that a point is in sight with some room around it. */
export function revealing(camera: Camera, point: Point, size: Size): Camera {
  const room = Math.min(80, size.width / 4, size.height / 4);
  const { x, y } = toScreen(camera, point);
  const shift = (value: number, end: number): number => (value < room ? room - value : value > end - room ? end - room - value : 0);
  return moved(camera, { x: shift(x, size.width), y: shift(y, size.height) });
}

/** What of the plan is in sight, with a margin in plan units. */
export function inSight(camera: Camera, size: Size, margin = 1): Box {
  const start = toPlan(camera, { x: 0, y: 0 });
  const end = toPlan(camera, { x: size.width, y: size.height });
  return { left: start.x - margin, top: start.y - margin, right: end.x + margin, bottom: end.y + margin };
}
