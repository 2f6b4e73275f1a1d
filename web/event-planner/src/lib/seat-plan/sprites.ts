import { drawGlyph, type Glyph } from './glyphs.ts';

export interface Sprite {
  readonly image: OffscreenCanvas;
  /** Side of the picture per unit of radius. */
  readonly side: number;
}

/** Room for rings and ticks that reach beyond the seat itself. */
const side = 2.5;
/** Sprites are drawn at the next of these steps and scaled down a little: zooming makes few new ones and they stay sharp. */
const step = 1.18;

/** Seats of one kind look alike: each look is drawn once per size and then copied, which is what makes thousands of seats cheap. */
export function createSprites(): (glyph: Glyph, radius: number, ratio: number) => Sprite {
  const made = new Map<string, Sprite>();
  return (glyph, radius, ratio) => {
    const level = Math.ceil(Math.log(radius * ratio) / Math.log(step));
    const { accessible, companion, restrictedView } = glyph.marks;
    const key = `${level} ${glyph.look} ${glyph.color} ${Number(accessible)}${Number(companion)}${Number(restrictedView)} ${glyph.colors.paper}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size > 600) made.clear();
    const sprite = { image: draw(glyph, step ** level), side };
    made.set(key, sprite);
    return sprite;
  };
}

function draw(glyph: Glyph, radius: number): OffscreenCanvas {
  const pixels = Math.max(1, Math.ceil(radius * side));
  const image = new OffscreenCanvas(pixels, pixels);
  const brush = image.getContext('2d');
  if (brush === null) throw new Error('this browser cannot draw a seat map');
  brush.translate(pixels / 2, pixels / 2);
  drawGlyph(brush, glyph, radius * (pixels / Math.ceil(radius * side)) * 0.98);
  return image;
}
