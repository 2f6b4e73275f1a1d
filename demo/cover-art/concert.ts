import { type Brush, circle, element, group, type Motif, path, times, wave } from './canvas.ts';

/** A sun and its reflection, as the bars of an equalizer. */
function equalizer({ random, palette }: Brush): string {
  const bars = 29;
  const [phase, peak] = [random.next() * 6, 0.3 + random.next() * 0.4];
  const heightAt = (at: number) => {
    const hump = Math.exp(-(((at / bars - peak) / 0.28) ** 2));
    return 24 + 270 * hump * (0.45 + 0.55 * Math.abs(Math.sin(at * 0.9 + phase)));
  };
  const bar = (at: number, color: string) => {
    const tall = heightAt(at);
    return element('rect', { x: 32 + at * 39.5, y: 430 - tall, width: 22, height: tall * 1.45, rx: 11, fill: color });
  };
  return [
    circle(peak * 1200, 430, { r: 300, fill: palette.main, opacity: 0.55 }),
    circle(peak * 1200, 430, { r: 200, fill: palette.accent, opacity: 0.9 }),
    group(
      {},
      times(bars, at => bar(at, palette.light)),
    ),
    element('rect', { y: 430, width: 1200, height: 370, fill: palette.deep, opacity: 0.62 }),
  ].join('');
}

/** Lines of sound, one behind the other. */
function waves({ random, palette }: Brush): string {
  const phase = random.next() * 6;
  const swell = 90 + random.int(0, 60);
  const line = (at: number) =>
    wave(Array.from({ length: 9 }, (_, x) => 190 + at * 30 + Math.sin(x * 1.15 + phase + at * 0.16) * swell * (1 - Math.abs(x - 4) / 5.5)));
  return [
    circle(random.int(760, 940), 270, { r: 190, fill: palette.accent }),
    ...times(16, at =>
      path(`${line(at)}V800H0Z`, {
        fill: palette.deep,
        'fill-opacity': 0.13,
        stroke: at % 5 === 0 ? palette.accent : palette.light,
        'stroke-width': at % 5 === 0 ? 5 : 2.5,
        'stroke-opacity': 0.35 + at / 26,
      }),
    ),
  ].join('');
}

/** A record seen from above, cut by the edge. */
function record({ random, palette }: Brush): string {
  const [x, y] = [random.chance(0.5) ? 860 : 340, 420];
  return [
    circle(x, y, { r: 520, fill: palette.deep }),
    ...times(15, at =>
      circle(x, y, {
        r: 500 - at * 20,
        fill: 'none',
        stroke: palette.main,
        'stroke-width': 2 + random.int(0, 6),
        opacity: 0.25 + random.next() * 0.6,
      }),
    ),
    circle(x, y, { r: 180, fill: palette.accent }),
    path(`M${x} ${y}L${x + 520} ${y - 230}A570 570 0 0 0 ${x + 330} ${y - 460}Z`, { fill: palette.light, opacity: 0.16 }),
    path(`M${x} ${y}L${x - 520} ${y + 230}A570 570 0 0 0 ${x - 330} ${y + 460}Z`, { fill: palette.light, opacity: 0.16 }),
    circle(x, y, { r: 70, fill: palette.main }),
    circle(x, y, { r: 18, fill: palette.light }),
  ].join('');
}

export const concert: Motif = brush => brush.random.pick([equalizer, waves, record])(brush);
