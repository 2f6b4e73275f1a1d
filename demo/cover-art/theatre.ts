import { circle, element, group, type Motif, path, px, times } from './canvas.ts';

/** One half of a curtain that is drawn aside: folds that gather at half height. */
const curtain = (open: number, colors: readonly [string, string]): string[] =>
  times(7, at => {
    const [left, right] = [at * 92 - 20, at * 92 + 78];
    const gathered = (x: number) => x * open;
    const d = `M${px(left)} -10H${px(right)}C${px(right)} 300 ${px(gathered(right))} 360 ${px(gathered(right) * 0.9)} 520C${px(gathered(right) * 0.95)} 640 ${px(gathered(right) * 1.1)} 700 ${px(gathered(right) * 1.15)} 830H${px(gathered(left) * 1.15)}C${px(gathered(left) * 1.1)} 700 ${px(gathered(left) * 0.95)} 640 ${px(gathered(left) * 0.9)} 520C${px(gathered(left))} 360 ${px(left)} 300 ${px(left)} -10Z`;
    return path(d, { fill: colors[at % 2 === 0 ? 0 : 1] });
  });

export const theatre: Motif = ({ random, palette }) => {
  const open = 0.32 + random.next() * 0.4;
  const moon = random.int(430, 770);
  const lamp = random.chance(0.5);
  return [
    circle(moon, random.int(260, 360), { r: random.int(110, 170), fill: palette.accent }),
    circle(600, 420, { r: 520, fill: 'url(#glow)' }),
    path('M-20 800L220 610H980L1220 800Z', { fill: palette.deep }),
    group(
      { stroke: palette.main, 'stroke-width': 3, opacity: 0.55 },
      times(11, at => path(`M${px(220 + at * 76)} 610L${px(-20 + at * 124)} 800`, {})),
    ),
    element('ellipse', { cx: 600, cy: 690, rx: 250, ry: 48, fill: palette.light, opacity: 0.75 }),
    lamp
      ? path('M560 690V590H640V690M575 590V520M625 590V520', { stroke: palette.deep, 'stroke-width': 10, fill: 'none' })
      : path('M540 690L600 430L660 690Z', { fill: palette.deep }),
    group({}, curtain(open, [palette.main, palette.ground])),
    group({ transform: 'matrix(-1 0 0 1 1200 0)' }, curtain(open, [palette.main, palette.ground])),
    ...times(8, at =>
      path(`M${px(at * 150)} -5H${px(at * 150 + 150)}V70Q${px(at * 150 + 75)} 150 ${px(at * 150)} 70Z`, {
        fill: at % 2 === 0 ? palette.ground : palette.main,
        stroke: palette.accent,
        'stroke-width': 5,
      }),
    ),
  ].join('');
};
