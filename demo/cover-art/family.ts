import { type Brush, circle, element, group, hill, type Motif, path, px, times } from './canvas.ts';

const cloud = (x: number, y: number, { palette, size }: { palette: Brush['palette']; size: number }): string =>
  group({ fill: palette.light, opacity: 0.85 }, [
    circle(x, y, { r: size }),
    circle(x + size * 1.2, y + size * 0.2, { r: size * 0.8 }),
    circle(x - size * 1.2, y + size * 0.25, { r: size * 0.7 }),
    element('rect', { x: x - size * 1.9, y: y + size * 0.2, width: size * 3.9, height: size * 0.8, rx: size * 0.4 }),
  ]);

/** A hot-air balloon in three stripes. */
const balloon = (x: number, y: number, { palette, r, swap }: { palette: Brush['palette']; r: number; swap: boolean }): string => {
  const [outer, inner] = swap ? [palette.accent, palette.main] : [palette.main, palette.accent];
  const skin = (half: number) =>
    `M${px(x)} ${px(y - r)}C${px(x + half * 1.33)} ${px(y - r)} ${px(x + half * 1.2)} ${px(y + r * 0.5)} ${px(x + half * 0.22)} ${px(y + r * 1.2)}H${px(x - half * 0.22)}C${px(x - half * 1.2)} ${px(y + r * 0.5)} ${px(x - half * 1.33)} ${px(y - r)} ${px(x)} ${px(y - r)}Z`;
  return [
    path(skin(r), { fill: outer }),
    path(skin(r * 0.64), { fill: palette.light }),
    path(skin(r * 0.28), { fill: inner }),
    path(
      `M${px(x - r * 0.2)} ${px(y + r * 1.2)}L${px(x - r * 0.14)} ${px(y + r * 1.5)}M${px(x + r * 0.2)} ${px(y + r * 1.2)}L${px(x + r * 0.14)} ${px(y + r * 1.5)}`,
      { stroke: palette.deep, 'stroke-width': 4 },
    ),
    element('rect', { x: x - r * 0.2, y: y + r * 1.48, width: r * 0.4, height: r * 0.3, rx: r * 0.07, fill: inner }),
  ].join('');
};

/** One large balloon with a companion, a fleet, or a near one that fills the sky. */
const flights = [
  [
    { x: 420, y: 300, r: 165 },
    { x: 800, y: 215, r: 78 },
  ],
  [
    { x: 270, y: 230, r: 84 },
    { x: 560, y: 330, r: 118 },
    { x: 830, y: 190, r: 64 },
  ],
  [{ x: 640, y: 300, r: 205 }],
];

export const family: Motif = ({ random, palette }) => {
  const side = random.chance(0.5);
  const heights = (level: number) => Array.from({ length: 5 }, () => level + random.int(-45, 45));
  const tree = (at: number) => {
    const [x, y, r] = [80 + at * 190 + random.int(-40, 40), 655 + random.int(-15, 30), random.int(28, 48)];
    return (
      element('rect', { x: x - 5, y, width: 10, height: r * 2.2, fill: palette.deep }) +
      circle(x, y, { r, fill: at % 2 === 0 ? palette.accent : palette.light })
    );
  };
  return [
    circle(side ? 980 : 220, 190, { r: 95, fill: palette.accent }),
    cloud(random.int(200, 420), random.int(150, 230), { palette, size: 44 }),
    cloud(random.int(760, 980), random.int(280, 380), { palette, size: 56 }),
    ...random
      .pick(flights)
      .map(({ x, y, r }, at) => balloon(side ? x : 1200 - x, y + random.int(-25, 25), { palette, r, swap: at % 2 === 0 })),
    path(hill(heights(620)), { fill: palette.main, opacity: 0.7 }),
    ...times(6, tree),
    path(hill(heights(715)), { fill: palette.main }),
  ].join('');
};
