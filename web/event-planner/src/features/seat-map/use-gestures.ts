import { useEffect, useRef } from 'react';
import type { Point } from '../../lib/seat-plan/camera.ts';
import { listenForGestures } from './gestures.ts';
import type { SeatRenderer } from './seat-renderer.ts';

interface Touches {
  readonly onTap: (at: Point) => void;
  readonly onHover: (at: Point | undefined) => void;
}

/** Listens once; what is called is always the latest. */
export function useGestures(
  canvas: { readonly current: HTMLCanvasElement | null },
  renderer: { readonly current: SeatRenderer | null },
  touches: Touches,
): void {
  const latest = useRef(touches);
  useEffect(() => {
    latest.current = touches;
  });
  useEffect(() => {
    if (canvas.current === null) return;
    return listenForGestures(canvas.current, {
      onPan: by => renderer.current?.pan(by),
      onZoom: (factor, at) => renderer.current?.zoom(factor, at),
      onTap: at => latest.current.onTap(at),
      onHover: at => latest.current.onHover(at),
    });
  }, [canvas, renderer]);
}
