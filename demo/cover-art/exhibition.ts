import { type Brush, circle, element, group, hill, type Motif, path, times } from './canvas.ts';

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly tall: number;
}

const hangings: readonly (readonly Frame[])[] = [
  [
    { x: 130, y: 170, wide: 330, tall: 400 },
    { x: 540, y: 130, wide: 260, tall: 200 },
    { x: 540, y: 390, wide: 260, tall: 190 },
    { x: 880, y: 190, wide: 200, tall: 340 },
  ],
  [
    { x: 300, y: 120, wide: 600, tall: 440 },
    { x: 90, y: 250, wide: 140, tall: 190 },
    { x: 970, y: 250, wide: 140, tall: 190 },
  ],
  [
    { x: 120, y: 180, wide: 250, tall: 330 },
    { x: 475, y: 180, wide: 250, tall: 330 },
    { x: 830, y: 180, wide: 250, tall: 330 },
  ],
];

/** Three ways to fill a frame: a landscape, a colour field, a still life of circles. */
function picture({ x, y, wide, tall }: Frame, { random, palette }: Brush): string {
  const inks = random.shuffle([palette.main, palette.accent, palette.deep, palette.ground]);
  const [a = palette.main, b = palette.accent, c = palette.deep] = inks;
  const part = 0.35 + random.next() * 0.3;
  const landscape = [
    circle(x + wide * part, y + tall * 0.36, { r: Math.min(wide, tall) * 0.17, fill: b }),
    path(
      `M${x} ${y + Math.round(tall * 0.62)}q${Math.round(wide / 4)} -${Math.round(tall * 0.22)} ${Math.round(wide / 2)} 0t${Math.round(wide / 2)} 0V${y + tall}H${x}Z`,
      { fill: c },
    ),
  ];
  const field = [
    element('rect', { x, y, width: wide, height: tall * part, fill: b }),
    element('rect', { x: x + wide * 0.12, y: y + tall * 0.14, width: wide * part, height: tall * 0.62, fill: c, opacity: 0.85 }),
  ];
  const still = times(3, at =>
    circle(x + wide * (0.3 + at * 0.2), y + tall * (0.62 - (at % 2) * 0.24), {
      r: Math.min(wide, tall) * (0.2 - at * 0.03),
      fill: [b, c, palette.light][at] ?? b,
      opacity: 0.92,
    }),
  );
  return element('rect', { x, y, width: wide, height: tall, fill: a }) + random.pick([landscape, field, still]).join('');
}

export const exhibition: Motif = brush => {
  const { random, palette } = brush;
  const framed = (frame: Frame) => {
    const { x, y, wide, tall } = frame;
    return [
      path(`M${x + wide / 2 - 40} -10h80L${x + wide + 50} ${y + tall + 50}H${x - 50}Z`, { fill: palette.light, opacity: 0.13 }),
      element('rect', { x: x - 12, y: y - 4, width: wide + 40, height: tall + 44, fill: palette.deep, opacity: 0.45 }),
      element('rect', { x: x - 24, y: y - 24, width: wide + 48, height: tall + 48, fill: palette.light }),
      picture(frame, brush),
    ].join('');
  };
  return [
    path(hill([690, 690]), { fill: palette.deep }),
    element('rect', { y: 684, width: 1200, height: 8, fill: palette.light, opacity: 0.5 }),
    group({}, random.pick(hangings).map(framed)),
    element('rect', { x: 440, y: 720, width: 320, height: 26, rx: 6, fill: palette.main }),
  ].join('');
};
