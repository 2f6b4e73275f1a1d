import { circle, element, group, heightOf, type Motif, path, times, wave, width } from './canvas.ts';
import { isPaper } from './palettes.ts';

const points = 7;

export const classical: Motif = ({ random, palette }) => {
  const [phase, swing] = [random.next() * 6, random.int(60, 120)];
  const middle = (at: number) => 400 + Math.sin(at * 1.05 + phase) * swing;
  const spread = (at: number) => 26 + 20 * Math.sin(at * 0.8 + phase * 1.7);
  const lineAt = (line: number) => Array.from({ length: points }, (_, at) => middle(at) + (line - 2) * spread(at));
  const note = (n: number) => {
    const at = 0.55 + n * 0.78;
    const line = random.int(0, 8) / 2;
    const [x, y] = [(at / (points - 1)) * width, heightOf(lineAt(line), at)];
    const up = line > 1.5;
    return (
      element('ellipse', { cx: x, cy: y, rx: 27, ry: 19, transform: `rotate(-22 ${Math.round(x)} ${Math.round(y)})` }) +
      element('rect', { x: up ? x + 20 : x - 25, y: up ? y - 130 : y, width: 6, height: 130 })
    );
  };
  return [
    circle(random.int(250, 950), random.int(250, 470), { r: random.int(180, 270), fill: palette.main, opacity: 0.75 }),
    circle(random.int(250, 950), random.int(430, 560), { r: random.int(60, 110), fill: palette.accent, opacity: 0.9 }),
    group(
      { fill: 'none', stroke: palette.light, 'stroke-width': 4, opacity: 0.9 },
      times(5, line => path(wave(lineAt(line)), {})),
    ),
    group(
      { fill: 'none', stroke: palette.accent, 'stroke-width': 3, opacity: 0.4 },
      times(5, line => path(wave(lineAt(line * 3 - 14)), {})),
    ),
    group(
      { fill: 'none', stroke: palette.main, 'stroke-width': 3, opacity: 0.5 },
      times(5, line => path(wave(lineAt(line * 3 + 6)), {})),
    ),
    group({ fill: isPaper(palette) ? palette.accent : palette.light }, times(7, note)),
  ].join('');
};
