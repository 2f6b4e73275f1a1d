import type { Camera, Size } from '../../../lib/seat-plan/camera.ts';
import { inSight } from '../../../lib/seat-plan/camera.ts';
import type { Look } from '../../../lib/seat-plan/look.ts';
import { paintAreaNames, paintLabel, type PlanPaint, paintRowNames, paintShape, paintTable } from '../../../lib/seat-plan/paint-plan.ts';
import { paintSeats, seatRadius } from '../../../lib/seat-plan/paint-seats.ts';
import type { PlanColors } from '../../../lib/seat-plan/plan-colors.ts';
import type { Label } from '../../../lib/seat-plan/plan-labels.ts';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { createSprites } from '../../../lib/seat-plan/sprites.ts';
import { touches } from '../plan/geometry.ts';
import { boxOfItem, boxOfItems, type PlanSeat, seatsOf } from '../plan/places.ts';
import { isSeated, type Item, type Key, type Plan, type SeatedItem } from '../plan/plan.ts';
import { paintGrid } from './paint-grid.ts';

export interface BaseScene {
  readonly plan: Plan;
  readonly colors: PlanColors;
  /** Distance of grid lines; 0 for none. */
  readonly grid: number;
  /** Items shown elsewhere at the moment: those being dragged. */
  readonly hidden: ReadonlySet<Key>;
}

export interface Viewpoint {
  readonly camera: Camera;
  readonly size: Size;
  readonly ratio: number;
}

const rowNamesFromPx = 4;
const areaNamesBelowPx = 5;

/** Places of a row by number of seats: the same list serves every row of that length. */
const counted = new Map<number, readonly number[]>();
function placesOf(seats: number): readonly number[] {
  const known = counted.get(seats);
  if (known !== undefined) return known;
  const made = Array.from({ length: seats }, (_, at) => at);
  counted.set(seats, made);
  return made;
}

const lookOf = (seat: PlanSeat): Look => (seat.absent ? 'off' : 'free');

/** Draws the plan itself; frames, handles and guides lie on a canvas above. */
export function createBasePainter(brush: CanvasRenderingContext2D) {
  const sprites = createSprites();

  function items(scene: BaseScene, from: Viewpoint, list: readonly Item[]): void {
    const { camera, ratio } = from;
    const paint: PlanPaint = { brush, camera, colors: scene.colors };
    const categoryColors = new Map(scene.plan.categories.map(({ id, color }) => [id, color]));
    for (const item of list) ground(paint, item, categoryColors);
    const seats = (item: SeatedItem): void =>
      paintSeats(
        { brush, seats: seatsOf(item), lookOf, colors: scene.colors, camera, ratio, categoryColors, sprites },
        placesOf(item.seats),
      );
    for (const item of list) if (isSeated(item)) seats(item);
    if (seatRadius * camera.scale >= rowNamesFromPx) paintRowNames(paint, list.flatMap(labelsOf));
    for (const item of list) if (item.type === 'label') paintLabel(paint, item);
  }

  function within(scene: BaseScene, from: Viewpoint, sight: Box): void {
    brush.fillStyle = scene.colors.paper;
    brush.fillRect(0, 0, from.size.width, from.size.height);
    if (scene.grid > 0) paintGrid(brush, { ...from, colors: scene.colors, distance: scene.grid });
    items(
      scene,
      from,
      scene.plan.items.filter(item => !scene.hidden.has(item.key) && touches(boxOfItem(item), sight)),
    );
    if (seatRadius * from.camera.scale < areaNamesBelowPx)
      paintAreaNames({ brush, camera: from.camera, colors: scene.colors }, areaLabels(scene));
  }

  return {
    all: (scene: BaseScene, from: Viewpoint): void => {
      brush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
      within(scene, from, inSight(from.camera, from.size));
    },
    /** Only what lies in a box of the plan. */
    patch: (scene: BaseScene, from: Viewpoint, box: Box): void => {
      const { scale, x, y } = from.camera;
      brush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
      brush.save();
      brush.beginPath();
      const [left, top] = [Math.floor(box.left * scale + x), Math.floor(box.top * scale + y)];
      brush.rect(left, top, Math.ceil(box.right * scale + x) - left, Math.ceil(box.bottom * scale + y) - top);
      brush.clip();
      within(scene, from, box);
      brush.restore();
    },
    /** Some items alone, over whatever is there. */
    items: (scene: BaseScene, from: Viewpoint, list: readonly Item[]): void => {
      brush.setTransform(from.ratio, 0, 0, from.ratio, 0, 0);
      const sight = inSight(from.camera, from.size);
      items(
        scene,
        from,
        list.filter(item => touches(boxOfItem(item), sight)),
      );
    },
  };
}

function ground(paint: PlanPaint, item: Item, categoryColors: ReadonlyMap<string, string>): void {
  if (item.type === 'landmark') paintShape(paint, item.outline, { name: item.name, fill: paint.colors.landmark, alpha: 1 });
  if (item.type === 'standing')
    paintShape(paint, item.outline, {
      name: `${item.name} (${item.capacity})`,
      fill: categoryColors.get(item.category) ?? paint.colors.landmark,
      alpha: 0.28,
    });
  if (item.type === 'table') paintTable(paint, item);
}

/** A row's label at both of its ends. */
function labelsOf(item: Item): readonly Label[] {
  if (item.type !== 'row') return [];
  const seats = seatsOf(item);
  const [first, last] = [seats[0], seats.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    beyond(item.label, first, seats[1] ?? { x: first.x + 1, y: first.y }),
    beyond(item.label, last, seats.at(-2) ?? { x: last.x - 1, y: last.y }),
  ];
}

function beyond(text: string, end: { readonly x: number; readonly y: number }, next: { readonly x: number; readonly y: number }): Label {
  const [dx, dy] = [end.x - next.x, end.y - next.y];
  const length = Math.hypot(dx, dy) || 1;
  return { text, x: end.x + (dx / length) * 0.95, y: end.y + (dy / length) * 0.95 };
}

function areaLabels({ plan, hidden }: BaseScene) {
  const bySection = Map.groupBy(plan.items.filter(isSeated), ({ section }) => section);
  return plan.sections.flatMap(section => {
    const own = (bySection.get(section.key) ?? []).filter(item => !hidden.has(item.key));
    if (own.length === 0) return [];
    const box = boxOfItems(own);
    return [{ text: section.name, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, width: box.right - box.left }];
  });
}
