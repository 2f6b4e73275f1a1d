import { type Brush, circle, element, group, type Motif, path, px, times } from './canvas.ts';

const bricks = ({ random, palette }: Brush): string =>
  group(
    { fill: palette.main },
    times(26, () => {
      const row = random.int(0, 11);
      return element('rect', {
        x: random.int(0, 9) * 130 - (row % 2) * 65,
        y: row * 56,
        width: 120,
        height: 46,
        rx: 4,
        opacity: 0.12 + random.next() * 0.3,
      });
    }),
  );

const microphone = (x: number, { palette }: Brush): string =>
  [
    path(`M${x} 690V380`, { stroke: palette.deep, 'stroke-width': 14 }),
    element('ellipse', { cx: x, cy: 694, rx: 84, ry: 17, fill: palette.deep }),
    path(`M${x - 4} 384L${x + 44} 306`, { stroke: palette.deep, 'stroke-width': 26, 'stroke-linecap': 'round' }),
    element('rect', { x: x + 14, y: 226, width: 76, height: 104, rx: 38, fill: palette.accent, transform: `rotate(32 ${x + 52} 278)` }),
    group(
      { stroke: palette.deep, 'stroke-width': 5, opacity: 0.6, transform: `rotate(32 ${x + 52} 278)` },
      times(3, at => path(`M${x + 18} ${258 + at * 20}H${x + 86}`, {})),
    ),
  ].join('');

export const comedy: Motif = brush => {
  const { random, palette } = brush;
  const x = random.pick([380, 520, 680, 800]);
  const lamp = x + random.pick([-330, -240, 240, 330]);
  const second = 1200 - lamp;
  const beam = (from: number, opacity: number) =>
    path(`M${px(from - 26)} -20H${px(from + 26)}L${px(x + 250)} 690H${px(x - 250)}Z`, { fill: palette.light, opacity });
  return [
    bricks(brush),
    element('rect', { y: 660, width: 1200, height: 140, fill: palette.deep }),
    beam(second, 0.1),
    beam(lamp, 0.26),
    circle(x, 430, { r: 330, fill: 'url(#glow)', opacity: 0.5 }),
    element('ellipse', { cx: x, cy: 692, rx: 256, ry: 44, fill: palette.light, opacity: 0.9 }),
    microphone(x, brush),
  ].join('');
};
