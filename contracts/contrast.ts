/** The least contrast that small text needs: WCAG 2.2, success criterion 1.4.3. */
export const readableContrast = 4.5;

/** How strongly two colours such as `#336699` differ, from 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether white text can be read on the colour, and text of the colour on white. */
export const isReadableWithWhite = (color: string): boolean => contrastOf(color, '#ffffff') >= readableContrast;

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
