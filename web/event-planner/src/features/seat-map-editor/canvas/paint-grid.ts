import type { Camera, Size } from '../../../lib/seat-plan/camera.ts';
import type { PlanColors } from '../../../lib/seat-plan/plan-colors.ts';

interface GridPaint {
  readonly camera: Camera;
  readonly size: Size;
  readonly colors: PlanColors;
  readonly distance: number;
}

/** Lines nearer than this would be a grey surface: every second or fifth of them is drawn instead. */
const leastPx = 14;

export function paintGrid(brush: CanvasRenderingContext2D, { camera, size, colors, distance }: GridPaint): void {
  const step = [1, 2, 10, 20, 100, 200, 1000].map(factor => distance * factor).find(wide => wide * camera.scale >= leastPx);
  if (step === undefined) return;
  brush.beginPath();
  for (let x = Math.ceil(-camera.x / camera.scale / step) * step; x * camera.scale + camera.x < size.width; x += step) {
    const at = Math.round(x * camera.scale + camera.x) + 0.5;
    brush.moveTo(at, 0);
    brush.lineTo(at, size.height);
  }
  for (let y = Math.ceil(-camera.y / camera.scale / step) * step; y * camera.scale + camera.y < size.height; y += step) {
    const at = Math.round(y * camera.scale + camera.y) + 0.5;
    brush.moveTo(0, at);
    brush.lineTo(size.width, at);
  }
  brush.lineWidth = 1;
  brush.globalAlpha = 0.5;
  brush.strokeStyle = colors.landmark;
  brush.stroke();
  brush.globalAlpha = 1;
}
