import { circle, group, heightOf, hill, type Motif, path, px, times, wave, width } from './canvas.ts';

export const festival: Motif = ({ random, palette }) => {
  const [x, y] = [random.int(360, 840), random.int(400, 500)];
  const rays = random.pick([14, 18, 22]);
  const ray = (at: number) => {
    const [from, to] = [(at / rays) * 2 * Math.PI, ((at + 0.5) / rays) * 2 * Math.PI];
    return `M${x} ${y}L${px(x + 1300 * Math.cos(from))} ${px(y + 1300 * Math.sin(from))}L${px(x + 1300 * Math.cos(to))} ${px(y + 1300 * Math.sin(to))}Z`;
  };
  const heights = (level: number, swing: number) => Array.from({ length: 6 }, () => level + random.int(-swing, swing));
  const cord = [70 + random.int(-20, 30), 170 + random.int(0, 50), 110 + random.int(-20, 20), 190 + random.int(0, 40), 60];
  const pennant = (at: number) => {
    const part = (at + 0.5) / 16;
    const [left, top] = [part * width - 26, heightOf(cord, part * (cord.length - 1))];
    return path(`M${px(left)} ${px(top)}h52l-26 64Z`, { fill: [palette.accent, palette.light, palette.main][at % 3] ?? palette.light });
  };
  return [
    path(times(rays, ray).join(''), { fill: palette.main, opacity: 0.42 }),
    circle(x, y, { r: 210, fill: palette.accent }),
    circle(x, y, { r: 150, fill: palette.light, opacity: 0.35 }),
    path(hill(heights(560, 50)), { fill: palette.main }),
    path(hill(heights(650, 40)), { fill: palette.ground }),
    path(hill(heights(730, 25)), { fill: palette.deep }),
    path(wave(cord), { fill: 'none', stroke: palette.light, 'stroke-width': 4 }),
    group({}, times(16, pennant)),
  ].join('');
};
