import { type Brush, circle, element, group, type Motif, path, times } from './canvas.ts';

const stripes = ({ palette }: Brush, count: number): string =>
  group(
    { fill: palette.main, opacity: 0.5 },
    times(count, at => element('rect', { x: -300 + at * 240, y: -300, width: 120, height: 1500 })),
  );

/** A football pitch from above, turned and cut off. */
const pitch = (brush: Brush): string =>
  stripes(brush, 9) +
  group({ fill: 'none', stroke: brush.palette.light, 'stroke-width': 9 }, [
    element('rect', { x: -160, y: -40, width: 1520, height: 880 }),
    path('M600 -40V840', {}),
    circle(600, 400, { r: 170 }),
    element('rect', { x: -160, y: 160, width: 300, height: 480 }),
    element('rect', { x: 1060, y: 160, width: 300, height: 480 }),
    path('M140 300A120 120 0 0 1 140 500M1060 300A120 120 0 0 0 1060 500', {}),
  ]);

/** Half a basketball court. */
const court = ({ palette }: Brush): string =>
  group({ fill: 'none', stroke: palette.light, 'stroke-width': 9 }, [
    element('rect', { x: 380, y: -60, width: 440, height: 420, fill: palette.main, 'fill-opacity': 0.65 }),
    circle(600, 360, { r: 130 }),
    path('M130 -60V130C130 560 1070 560 1070 130V-60', {}),
    path('M-200 760H1400', {}),
    circle(600, 760, { r: 130, fill: palette.main }),
  ]);

/** The lanes of a running track in the bend. */
const track = ({ palette }: Brush): string =>
  group(
    { fill: 'none', stroke: palette.main, 'stroke-width': 62 },
    times(6, at => circle(160, 900, { r: 330 + at * 120, opacity: 0.45 + at * 0.09 })),
  ) +
  group(
    { fill: 'none', stroke: palette.light, 'stroke-width': 5 },
    times(7, at => circle(160, 900, { r: 300 + at * 120 - 30 })),
  );

/** The title is the only hint at what is played. */
const groundFor = (title: string): Motif =>
  /athletics|gymnastics/i.test(title) ? track : /\b(FC|SC|AC|sevens|cup)\b/i.test(title) ? pitch : court;

export const sport: Motif = brush => {
  const { random, palette } = brush;
  const [x, y] = [random.int(330, 900), random.int(230, 580)];
  const angle = random.pick([-24, -14, 12, 22]);
  return [
    group({ transform: `rotate(${angle} 600 400) scale(1.08)` }, [groundFor(brush.title)(brush)]),
    path(`M${x - 520} ${y + 330}Q${x - 200} ${y - 180} ${x} ${y}`, {
      fill: 'none',
      stroke: palette.accent,
      'stroke-width': 9,
      'stroke-dasharray': '3 26',
      'stroke-linecap': 'round',
    }),
    element('ellipse', { cx: x + 26, cy: y + 74, rx: 74, ry: 22, fill: palette.deep, opacity: 0.5 }),
    circle(x, y, { r: 70, fill: palette.accent }),
    path(`M${x - 44} ${y - 54}A70 70 0 0 0 ${x - 44} ${y + 54}A100 100 0 0 0 ${x - 44} ${y - 54}Z`, { fill: palette.light, opacity: 0.55 }),
  ].join('');
};
