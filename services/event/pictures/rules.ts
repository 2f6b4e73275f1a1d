import type { Size } from '@event-planner/platform/pictures';

/** As wide as it is kept: a phone's list, a phone's page or a list on a desk, a desk's page. */
const widths = [480, 960, 1920] as const;
/** A strip that is much taller than wide is kept as high as this many times its width allows. */
const highest = 2;

/** In which sizes a picture is kept, the largest first. None is larger than the picture, and even the smallest has a pixel each way. */
export function sizesFor({ width, height }: Size): readonly Size[] {
  const sizes = widths.map(wanted => {
    const scale = Math.min(1, wanted / width, (wanted * highest) / height);
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  });
  return sizes.filter((size, at) => size.width !== sizes[at + 1]?.width).toReversed();
}

/** The smallest that is as wide as wanted, or the largest there is. */
export const choose = (kept: readonly number[], wanted: number | undefined): number =>
  kept.filter(width => width >= (wanted ?? Infinity)).toSorted((a, b) => a - b)[0] ?? Math.max(...kept);
