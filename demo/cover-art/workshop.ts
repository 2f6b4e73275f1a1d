import { circle, element, type Motif, path } from './canvas.ts';

const size = 200;

/** Tiles a carpenter could cut: quarter circles, halves, stairs and dots, laid in a frame. */
export const workshop: Motif = ({ random, palette }) => {
  const colors = [palette.main, palette.accent, palette.light, palette.deep];
  const tiles: readonly ((x: number, y: number, ink: string) => string)[] = [
    (x, y, fill) => path(`M${x} ${y}h${size}a${size} ${size} 0 0 1-${size} ${size}Z`, { fill }),
    (x, y, fill) => path(`M${x + size} ${y + size}h-${size}a${size} ${size} 0 0 1 ${size}-${size}Z`, { fill }),
    (x, y, fill) => path(`M${x} ${y + size}a100 100 0 0 1 ${size} 0Z`, { fill }),
    (x, y, fill) => circle(x + 100, y + 100, { r: 62, fill }),
    (x, y, fill) => path(`M${x} ${y + size}v-50h50v-50h50v-50h50v-50h50v${size}Z`, { fill }),
    (x, y, fill) => path(`M${x} ${y}L${x + size} ${y + size}H${x}Z`, { fill }),
    (x, y, fill) => path([0, 1, 2, 3].map(at => `M${x} ${y + 25 + at * 50}h${size}`).join(''), { stroke: fill, 'stroke-width': 18 }),
    (x, y, fill) => circle(x + 100, y + 100, { r: 74, fill: 'none', stroke: fill, 'stroke-width': 26 }),
  ];
  return Array.from({ length: 24 }, (_, at) => {
    const [x, y] = [(at % 6) * size, Math.floor(at / 6) * size];
    const [back = palette.ground, ink = palette.main] = random.shuffle(colors);
    const ground = random.chance(0.55) ? element('rect', { x, y, width: size, height: size, fill: back }) : '';
    return ground + (random.chance(0.9) ? random.pick(tiles)(x, y, ink) : '');
  }).join('');
};
