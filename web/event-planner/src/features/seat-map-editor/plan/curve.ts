import { type AnyPlace, dot, lengthOf, minus, normalOf, plus, rounded, roundedPlace, times, unit } from './geometry.ts';
import { type Key, type Plan, replaceItems, type RowItem, rowsWith } from './plan.ts';
import { apexOf } from './transform.ts';

/** A row as an arc of a circle: where its middle is, where it points there, how long it is along the seats. */
interface Arc {
  readonly apex: AnyPlace;
  readonly direction: AnyPlace;
  readonly length: number;
}

type Line = Pick<RowItem, 'from' | 'to' | 'bend'>;

function arcOf(row: Line): Arc {
  const chord = lengthOf(minus(row.to, row.from));
  const direction = unit(minus(row.to, row.from));
  const bend = Math.abs(row.bend);
  if (bend < 1e-9 || chord === 0) return { apex: apexOf(row), direction, length: chord };
  const radius = (chord * chord) / 4 / (2 * bend) + bend / 2;
  const half = Math.asin(Math.min(1, chord / 2 / radius));
  return { apex: apexOf(row), direction, length: radius * (bend > radius ? 2 * Math.PI - 2 * half : 2 * half) };
}

/** At most a little less than half a circle: beyond that a parabola is no likeness of one. */
const widestAngle = Math.PI * 0.9;

/** A row laid on an arc of this curvature, one over its radius; its seats keep their distance, so its ends come nearer to each other. */
function onArc({ apex, direction, length }: Arc, curvature: number): Line {
  const bounded = Math.sign(curvature) * Math.min(Math.abs(curvature), widestAngle / Math.max(length, 1e-9));
  const half = (length * Math.abs(bounded)) / 2;
  const chord = half < 1e-6 ? length : (2 * Math.sin(half)) / Math.abs(bounded);
  const bend = half < 1e-6 ? 0 : (1 - Math.cos(half)) / bounded;
  const middle = minus(apex, times(normalOf(direction), bend));
  const [from, to] = [minus(middle, times(direction, chord / 2)), plus(middle, times(direction, chord / 2))];
  return { from: roundedPlace(from), to: roundedPlace(to), bend: rounded(bend) };
}

/** The curvature with which a row of this length has its middle off by `bend`. */
function curvatureFor(length: number, bend: number): number {
  if (length === 0) return 0;
  let [low, high] = [0, widestAngle / length];
  for (let step = 0; step < 40; step++) {
    const tried = (low + high) / 2;
    if ((1 - Math.cos((length * tried) / 2)) / tried < Math.abs(bend)) low = tried;
    else high = tried;
  }
  return Math.abs(bend) < 1e-6 ? 0 : Math.sign(bend) * low;
}

/** Rows together bend at most this far: beyond it the seats in the middle, which stand closer than those at the ends, would touch. */
const widestTogether = 1.75;

/**
 * Bends rows together around one centre: the leader gets this bend, the rows before and behind it follow at their distance, so that
 * rows stay as far apart and seats as close as they were. Bends less where the innermost row could not follow.
 */
export function curvedTogether<Row extends Line>(rows: readonly Row[], leader: Row, bend: number): readonly Row[] {
  const lead = arcOf(leader);
  const sideways = normalOf(lead.direction);
  const arcs = rows
    .map(row => ({ row, arc: arcOf(row) }))
    .map(({ row, arc }) => ({ row, arc, behind: dot(minus(arc.apex, lead.apex), sideways) }));
  const wanted = curvatureFor(lead.length, bend);
  const side = Math.sign(wanted);
  const widest = rows.length === 1 ? widestAngle : widestTogether;
  const leastRadius = Math.max(...arcs.map(({ arc, behind }) => arc.length / widest - behind * side));
  const radius = wanted === 0 ? Number.POSITIVE_INFINITY : Math.max(1 / Math.abs(wanted), leastRadius);
  return arcs.map(({ row, arc, behind }) => {
    const same = dot(arc.direction, lead.direction) >= 0 ? side : -side;
    return { ...row, ...onArc(arc, same / (radius + behind * side)) };
  });
}

export function curveRows(plan: Plan, keys: ReadonlySet<Key>, { leader, bend }: { readonly leader: Key; readonly bend: number }): Plan {
  const rows = rowsWith(plan, keys);
  const lead = rows.find(row => row.key === leader) ?? rows[0];
  return lead === undefined ? plan : replaceItems(plan, curvedTogether(rows, lead, bend));
}
