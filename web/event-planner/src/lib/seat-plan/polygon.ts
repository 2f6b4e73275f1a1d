type Outline = readonly (readonly [x: number, y: number])[];

/** The middle of a shape's surface: for a stage with a catwalk that is on the stage, not between the two. */
export function centreOf(outline: Outline): { readonly x: number; readonly y: number } {
  let [area, x, y] = [0, 0, 0];
  outline.forEach(([x0, y0], i) => {
    const [x1, y1] = outline[(i + 1) % outline.length] ?? [x0, y0];
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += ((x0 + x1) * cross) / 6;
    y += ((y0 + y1) * cross) / 6;
  });
  return { x: x / area, y: y / area };
}
