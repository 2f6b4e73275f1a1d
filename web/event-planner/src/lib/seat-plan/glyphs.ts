import type { Seat } from '@event-planner/contracts/seat-map';
import { type PlanColors, readableOn } from './plan-colors.ts';
import type { Look } from './look.ts';

export interface Glyph {
  readonly look: Look;
  readonly color: string;
  readonly marks: Pick<Seat, 'accessible' | 'companion' | 'restrictedView'>;
  readonly colors: PlanColors;
}

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws one seat around the origin. Every state has its own shape, so that colour is never the only sign. */
export function drawGlyph(brush: Brush, glyph: Glyph, radius: number): void {
  brush.lineCap = 'round';
  brush.lineJoin = 'round';
  if (glyph.look === 'off') return drawOff(brush, glyph, radius);
  if (glyph.look === 'taken') return drawTaken(brush, glyph, radius);
  if (glyph.look === 'selected') return drawSelected(brush, glyph, radius);
  drawFree(brush, glyph, radius);
}

function outline(brush: Brush, { accessible, companion }: Glyph['marks'], radius: number): void {
  brush.beginPath();
  if (accessible || companion) brush.roundRect(-radius, -radius, 2 * radius, 2 * radius, radius * 0.35);
  else brush.arc(0, 0, radius, 0, 2 * Math.PI);
}

function drawOff(brush: Brush, { colors }: Glyph, radius: number): void {
  brush.beginPath();
  brush.arc(0, 0, radius * 0.3, 0, 2 * Math.PI);
  brush.fillStyle = colors.landmark;
  brush.fill();
}

/** Hollow and crossed out. */
function drawTaken(brush: Brush, { colors, marks }: Glyph, radius: number): void {
  const small = radius * 0.82;
  outline(brush, marks, small);
  brush.strokeStyle = colors.taken;
  brush.lineWidth = Math.max(0.8, radius * 0.16);
  brush.stroke();
  const reach = small * 0.7;
  brush.beginPath();
  brush.moveTo(-reach, reach);
  brush.lineTo(reach, -reach);
  brush.stroke();
}

function drawSelected(brush: Brush, { colors, marks }: Glyph, radius: number): void {
  outline(brush, marks, radius * 1.12);
  brush.fillStyle = colors.ink;
  brush.fill();
  brush.beginPath();
  brush.moveTo(-radius * 0.5, radius * 0.05);
  brush.lineTo(-radius * 0.1, radius * 0.45);
  brush.lineTo(radius * 0.55, -radius * 0.4);
  brush.strokeStyle = colors.onInk;
  brush.lineWidth = Math.max(1.2, radius * 0.26);
  brush.stroke();
}

function drawFree(brush: Brush, { color, marks, colors }: Glyph, radius: number): void {
  outline(brush, marks, radius);
  brush.fillStyle = color;
  brush.fill();
  if (radius > 3) {
    brush.strokeStyle = colors.rim;
    brush.lineWidth = Math.max(0.75, radius * 0.07);
    brush.stroke();
  }
  brush.strokeStyle = brush.fillStyle = readableOn(color);
  if (marks.restrictedView) drawPillar(brush, radius);
  if (marks.accessible) drawWheelchair(brush, radius);
  if (marks.companion) drawCompanion(brush, radius);
}

/** A pillar's shadow over the lower part. */
function drawPillar(brush: Brush, radius: number): void {
  brush.beginPath();
  brush.arc(0, 0, radius, Math.PI * 0.15, Math.PI * 0.85);
  brush.closePath();
  brush.globalAlpha = 0.75;
  brush.fill();
  brush.globalAlpha = 1;
}

function drawWheelchair(brush: Brush, radius: number): void {
  const unit = radius / 10;
  brush.lineWidth = 1.7 * unit;
  brush.beginPath();
  brush.arc(-0.8 * unit, -6 * unit, 1.5 * unit, 0, 2 * Math.PI);
  brush.fill();
  brush.beginPath();
  brush.moveTo(-0.8 * unit, -3.6 * unit);
  brush.lineTo(-0.8 * unit, 1.2 * unit);
  brush.lineTo(3.4 * unit, 1.2 * unit);
  brush.lineTo(5 * unit, 5.8 * unit);
  brush.moveTo(-0.8 * unit, -1.4 * unit);
  brush.lineTo(3 * unit, -1.4 * unit);
  brush.stroke();
  brush.beginPath();
  brush.arc(-0.8 * unit, 3 * unit, 4.2 * unit, Math.PI * 0.12, Math.PI * 1.3);
  brush.stroke();
}

/** Two heads. */
function drawCompanion(brush: Brush, radius: number): void {
  for (const side of [-1, 1]) {
    brush.beginPath();
    brush.arc(side * radius * 0.38, -radius * 0.2, radius * 0.22, 0, 2 * Math.PI);
    brush.arc(side * radius * 0.38, radius * 0.52, radius * 0.32, Math.PI, 0);
    brush.fill();
  }
}
