import type { Seat, SeatMap } from '@event-planner/contracts/seat-map';
import { type Camera, inSight, type Size } from '../../lib/seat-plan/camera.ts';
import { paintAreaNames, paintGround, paintRowNames } from '../../lib/seat-plan/paint-plan.ts';
import { paintSeats, seatRadius } from '../../lib/seat-plan/paint-seats.ts';
import { areaLabels, type Label, rowLabels } from '../../lib/seat-plan/plan-labels.ts';
import { colorsOf, lookOf, type Scene } from './scene.ts';
import type { Box, SeatGrid } from '../../lib/seat-plan/seat-grid.ts';
import { createSprites } from '../../lib/seat-plan/sprites.ts';

/** From where a scene is looked at, and how many device pixels a CSS pixel has. */
export interface Viewpoint {
  readonly camera: Camera;
  readonly size: Size;
  readonly ratio: number;
}

export interface ScenePainter {
  readonly all: (scene: Scene, from: Viewpoint) => void;
  /** Only the squares around some seats, and what reaches into them. */
  readonly around: (scene: Scene, from: Viewpoint, indices: Iterable<number>) => void;
}

interface House {
  readonly map: SeatMap;
  readonly seats: readonly Seat[];
  readonly grid: SeatGrid;
}

const rowNamesFromPx = 7;
const areaNamesBelowPx = 5;

export function createScenePainter(brush: CanvasRenderingContext2D, { map, seats, grid }: House): ScenePainter {
  const labels = { areas: areaLabels(seats), rows: rowLabels(seats) };
  const categoryColors = colorsOf(map);
  const sprites = createSprites();

  function paintWithin(scene: Scene, { camera, size, ratio }: Viewpoint, sight: Box): void {
    const radius = seatRadius * camera.scale;
    const plan = { brush, camera, colors: scene.colors };
    brush.fillStyle = scene.colors.paper;
    brush.fillRect(0, 0, size.width, size.height);
    paintGround(plan, map, categoryColors);
    paintSeats(
      {
        brush,
        seats,
        lookOf: (seat, index) => lookOf(scene, seat, index),
        focused: scene.focused,
        colors: scene.colors,
        camera,
        ratio,
        categoryColors,
        sprites,
      },
      grid.within(sight),
    );
    if (radius < areaNamesBelowPx) paintAreaNames(plan, labels.areas);
    if (radius >= rowNamesFromPx)
      paintRowNames(
        plan,
        labels.rows.filter(label => isIn(sight, label)),
      );
  }

  function paintPatch(scene: Scene, from: Viewpoint, { x, y }: Seat): void {
    const { camera } = from;
    const reach = Math.max(seatRadius * 1.6, 9 / camera.scale);
    brush.save();
    brush.beginPath();
    brush.rect(
      (x - reach) * camera.scale + camera.x,
      (y - reach) * camera.scale + camera.y,
      2 * reach * camera.scale,
      2 * reach * camera.scale,
    );
    brush.clip();
    paintWithin(scene, from, { left: x - reach - 1, top: y - reach - 1, right: x + reach + 1, bottom: y + reach + 1 });
    brush.restore();
  }

  return {
    all: (scene, from) => {
      brush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
      paintWithin(scene, from, inSight(from.camera, from.size));
    },
    around: (scene, from, indices) => {
      brush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
      for (const index of indices) {
        const seat = seats[index];
        if (seat !== undefined) paintPatch(scene, from, seat);
      }
    },
  };
}

const isIn = (box: Box, { x, y }: Label): boolean => x > box.left && x < box.right && y > box.top && y < box.bottom;
