import { outlineOfTable, type SeatLabel, type SeatMap, type SeatTable } from '@event-planner/contracts/seat-map';
import { type Camera, toScreen } from './camera.ts';
import type { PlanColors } from './plan-colors.ts';
import type { AreaLabel, Label } from './plan-labels.ts';
import { centreOf } from './polygon.ts';
import { boxOf } from './seat-grid.ts';

type Outline = SeatMap['landmarks'][number]['outline'];

export interface PlanPaint {
  readonly brush: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly colors: PlanColors;
}

/** What is drawn below the seats: the stage, the bar, tables, words, and where people stand. */
export function paintGround(paint: PlanPaint, map: SeatMap, categoryColors: ReadonlyMap<string, string>): void {
  for (const landmark of map.landmarks) paintShape(paint, landmark.outline, { name: landmark.name, fill: paint.colors.landmark, alpha: 1 });
  for (const area of map.areas)
    if (area.kind === 'standing')
      paintShape(paint, area.outline, { name: area.name, fill: categoryColors.get(area.category) ?? paint.colors.landmark, alpha: 0.28 });
    else for (const table of area.tables ?? []) paintTable(paint, table);
  for (const label of map.labels ?? []) paintLabel(paint, label);
}

export interface Shape {
  readonly name: string;
  readonly fill: string;
  readonly alpha: number;
}

export function paintShape({ brush, camera, colors }: PlanPaint, outline: Outline, { name, fill, alpha }: Shape): void {
  brush.beginPath();
  for (const [x, y] of outline) brush.lineTo(x * camera.scale + camera.x, y * camera.scale + camera.y);
  brush.closePath();
  brush.globalAlpha = alpha;
  brush.fillStyle = fill;
  brush.fill();
  brush.globalAlpha = 1;
  brush.lineWidth = 1.5;
  brush.strokeStyle = alpha < 1 ? fill : colors.taken;
  brush.stroke();
  const box = boxOf(outline.map(([x, y]) => ({ x, y })));
  const widthPx = (box.right - box.left) * camera.scale * 0.9;
  const wantedPx = Math.min(20, Math.max(10, (box.bottom - box.top) * camera.scale * 0.4));
  brush.font = lettering(wantedPx);
  const sizePx = Math.max(9, Math.min(wantedPx, (wantedPx * widthPx) / brush.measureText(name).width));
  paintText({ brush, camera, colors }, { text: name, ...centreOf(outline) }, { sizePx, fitPx: widthPx + 1, halo: false });
}

/** The names of areas over their seats, for as long as the seats are too small to read. */
export function paintAreaNames(paint: PlanPaint, labels: readonly AreaLabel[]): void {
  for (const label of labels) paintText(paint, label, { sizePx: 13, fitPx: label.width * paint.camera.scale, halo: true });
}

export function paintRowNames(paint: PlanPaint, labels: readonly Label[]): void {
  for (const label of labels)
    paintText(paint, label, { sizePx: Math.min(15, paint.camera.scale * 0.42), fitPx: Number.POSITIVE_INFINITY, halo: false });
}

const lettering = (sizePx: number): string => `650 ${sizePx}px system-ui, sans-serif`;

interface Lettering {
  readonly sizePx: number;
  /** Not written where it would be wider than this. */
  readonly fitPx: number;
  readonly halo: boolean;
}

export function paintText({ brush, camera, colors }: PlanPaint, label: Label, { sizePx, fitPx, halo }: Lettering): void {
  brush.font = lettering(sizePx);
  if (brush.measureText(label.text).width > fitPx) return;
  const { x, y } = toScreen(camera, label);
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  if (halo) {
    brush.lineWidth = 4;
    brush.lineJoin = 'round';
    brush.strokeStyle = colors.paper;
    brush.strokeText(label.text, x, y);
  }
  brush.fillStyle = halo ? colors.ink : colors.soft;
  brush.fillText(label.text, x, y);
}

const tableNamesFromPx = 9;

/** The top of a table with its name on it, once that can be read. */
export function paintTable(paint: PlanPaint, table: Omit<SeatTable, 'marks'>): void {
  const { brush, camera, colors } = paint;
  brush.beginPath();
  for (const [x, y] of outlineOfTable(table)) brush.lineTo(x * camera.scale + camera.x, y * camera.scale + camera.y);
  brush.closePath();
  brush.fillStyle = colors.landmark;
  brush.fill();
  brush.lineWidth = 1.25;
  brush.strokeStyle = colors.taken;
  brush.stroke();
  const sizePx = Math.min(16, camera.scale * 0.5);
  if (sizePx >= tableNamesFromPx)
    paintText(paint, { text: table.label, x: table.at[0], y: table.at[1] }, { sizePx, fitPx: table.width * camera.scale, halo: false });
}

const leastLabelPx = 4;

export function paintLabel({ brush, camera, colors }: PlanPaint, { text, at, size, rotation }: SeatLabel): void {
  const sizePx = size * camera.scale;
  if (sizePx < leastLabelPx) return;
  brush.save();
  brush.translate(at[0] * camera.scale + camera.x, at[1] * camera.scale + camera.y);
  brush.rotate((rotation * Math.PI) / 180);
  brush.font = lettering(sizePx);
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  brush.fillStyle = colors.soft;
  brush.fillText(text, 0, 0);
  brush.restore();
}
