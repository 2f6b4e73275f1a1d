import { type Brush, circle, element, group, type Motif, path, times } from './canvas.ts';

/** Speech bubbles that overlap: people who talk with each other. */
function bubbles({ random, palette }: Brush): string {
  const bubble = (x: number, y: number, [size, color, tail]: readonly [number, string, number]) =>
    group({ fill: color, opacity: 0.92 }, [
      element('rect', { x: x - size, y: y - size * 0.62, width: size * 2, height: size * 1.24, rx: size * 0.34 }),
      path(
        `M${x + tail * size * 0.3} ${Math.round(y + size * 0.5)}l${Math.round(tail * size * 0.3)} ${Math.round(size * 0.5)}l${Math.round(-tail * size * 0.62)} ${Math.round(-size * 0.42)}Z`,
        {},
      ),
    ]);
  const [x, y] = [random.int(380, 480), random.int(280, 340)];
  const line = (at: number) =>
    element('rect', {
      x: x - 170,
      y: y - 70 + at * 56,
      width: [330, 250, 290][at] ?? 250,
      height: 20,
      rx: 10,
      fill: palette.light,
      opacity: 0.85,
    });
  return [
    bubble(x, y, [270, palette.main, -1]),
    ...times(3, line),
    bubble(x + 380, y + 200, [220, palette.accent, 1]),
    ...times(3, at => circle(x + 310 + at * 70, y + 200, { r: 20, fill: palette.light })),
  ].join('');
}

/** Points and the lines between those that know each other. */
function network({ random, palette }: Brush): string {
  const nodes = Array.from({ length: 17 }, (_, at) => ({
    x: 120 + (at % 6) * 190 + random.int(-55, 55),
    y: 150 + Math.floor(at / 6) * 240 + random.int(-70, 70),
    r: random.pick([14, 20, 28, 46]),
  }));
  const near = nodes.flatMap((from, at) =>
    nodes
      .slice(at + 1)
      .filter(to => Math.hypot(to.x - from.x, to.y - from.y) < 285)
      .map(to => `M${from.x} ${from.y}L${to.x} ${to.y}`),
  );
  return [
    circle(random.int(300, 900), 400, { r: 340, fill: palette.main, opacity: 0.28 }),
    path(near.join(''), { stroke: palette.main, 'stroke-width': 5, opacity: 0.8 }),
    ...nodes.map(({ x, y, r }, at) =>
      circle(x, y, {
        r,
        fill: [palette.main, palette.accent, palette.light][at % 3] ?? palette.main,
        stroke: palette.deep,
        'stroke-width': 5,
      }),
    ),
  ].join('');
}

/** Rows of an audience, and the one lamp that is on. */
function audience({ random, palette }: Brush): string {
  const lit = random.int(14, 33);
  const head = (at: number) => {
    const [row, column] = [Math.floor(at / 10), at % 10];
    const [x, y] = [(column + (row % 2) / 2) * 128 - 8, 420 + row * 92];
    return path(`M${x - 52} ${y + 92}V${y + 62}a52 52 0 0 1 104 0v30ZM${x} ${y - 44}a36 36 0 1 1-.1 0Z`, {
      fill: at === lit ? palette.accent : ([palette.main, palette.deep, palette.ground][row % 3] ?? palette.main),
      stroke: palette.deep,
      'stroke-width': 3,
    });
  };
  return [
    element('rect', { x: 270, y: 70, width: 660, height: 240, rx: 16, fill: palette.light, opacity: 0.9 }),
    element('rect', { x: 330, y: 130, width: 240, height: 120, rx: 8, fill: palette.main }),
    path('M640 230L720 150L790 200L870 120', {
      fill: 'none',
      stroke: palette.accent,
      'stroke-width': 14,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    ...times(40, head),
  ].join('');
}

export const conference: Motif = brush => brush.random.pick([bubbles, network, audience])(brush);
