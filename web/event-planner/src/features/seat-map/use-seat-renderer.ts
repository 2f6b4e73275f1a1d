import { useEffect, useRef } from 'react';
import type { House } from './house.ts';
import type { Scene } from './scene.ts';
import { changedBetween } from './scene-changes.ts';
import { createSeatRenderer, type SeatRenderer } from './seat-renderer.ts';

/** A canvas that shows a scene, and what draws on it. */
export function useSeatRenderer(house: House, scene: Scene) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const renderer = useRef<SeatRenderer>(null);
  const shown = useRef<Scene>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const made = createSeatRenderer(element, house.map, house.seats);
    renderer.current = made;
    shown.current = undefined;
    const watch = new ResizeObserver(() => made.resize(element.clientWidth, element.clientHeight));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      renderer.current = null;
    };
  }, [house.map, house.seats]);
  useEffect(() => {
    renderer.current?.show(scene, changedBetween(shown.current, scene));
    shown.current = scene;
  }, [scene, house.map, house.seats]);
  return { canvas, renderer };
}
