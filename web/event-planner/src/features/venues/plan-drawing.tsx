import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import { useMemo } from 'react';

const margin = 1;

interface Bounds {
  readonly least: readonly [number, number];
  readonly most: readonly [number, number];
}

function boundsOf(points: readonly (readonly [number, number])[]): Bounds {
  return points.reduce<Bounds>(
    ({ least, most }, [x, y]) => ({
      least: [Math.min(least[0], x), Math.min(least[1], y)],
      most: [Math.max(most[0], x), Math.max(most[1], y)],
    }),
    { least: [Infinity, Infinity], most: [-Infinity, -Infinity] },
  );
}

/** A plan at a glance: where the seats are and of which category. Seats of a category are one path, so that ten thousand are cheap. */
export function PlanDrawing({ map, label, className }: { readonly map: SeatMap; readonly label: string; readonly className?: string }) {
  const drawing = useMemo(() => {
    const seats = layOut(map);
    const standing = map.areas.flatMap(area => (area.kind === 'standing' ? [area] : []));
    const outlines = [...standing, ...map.landmarks].flatMap(({ outline }) => outline);
    const { least, most } = boundsOf([...seats.map(({ x, y }) => [x, y] as const), ...outlines]);
    const paths = map.categories.map(({ id, color }) => ({
      id,
      color,
      d: seats.flatMap(seat => (seat.category === id ? [`M${seat.x.toFixed(1)} ${seat.y.toFixed(1)}h0`] : [])).join(''),
    }));
    const box = [least[0] - margin, least[1] - margin, most[0] - least[0] + 2 * margin, most[1] - least[1] + 2 * margin];
    return { paths, standing, box: box.join(' ') };
  }, [map]);
  const colorOf = (category: string): string => map.categories.find(({ id }) => id === category)?.color ?? 'currentColor';
  return (
    <svg role="img" aria-label={label} viewBox={drawing.box} className={className}>
      {map.landmarks.map((landmark, at) => (
        <polygon key={at} points={landmark.outline.join(' ')} className="fill-line" />
      ))}
      {drawing.standing.map(area => (
        <polygon key={area.id} points={area.outline.join(' ')} fill={colorOf(area.category)} fillOpacity={0.35} />
      ))}
      {drawing.paths.map(({ id, color, d }) => (
        <path key={id} d={d} stroke={color} strokeWidth={0.8} strokeLinecap="round" />
      ))}
    </svg>
  );
}
