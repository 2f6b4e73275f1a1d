import type { LandmarkKind } from '../plan/plan.ts';
import type { BlockForm, TableForm } from '../plan/draw.ts';

export const toolNames = ['select', 'seats', 'hand', 'row', 'block', 'table', 'standing', 'landmark', 'label', 'paint'] as const;
export type ToolName = (typeof toolNames)[number];

/** What a brush stroke reaches: the seats under it, or all of the rows or areas they are in. */
export type BrushReach = 'seats' | 'rows' | 'areas';

/** How the tools are set. They outlive a tool's use, as a pencil keeps its colour. */
export interface Settings {
  readonly grid: number;
  readonly snaps: boolean;
  readonly showsGrid: boolean;
  readonly pitch: number;
  /** Seats of a drawn row; as many as fit when undefined. */
  readonly rowSeats: number | undefined;
  readonly block: BlockForm;
  readonly table: TableForm;
  readonly landmark: LandmarkKind;
  /** What is drawn and painted with; the first one of the plan when undefined or gone. */
  readonly category: string | undefined;
  readonly section: number | undefined;
  readonly brush: { readonly reach: BrushReach; readonly shape: 'stroke' | 'band'; readonly radius: number };
}

export const usualSettings: Settings = {
  grid: 0.5,
  snaps: true,
  showsGrid: true,
  pitch: 1,
  rowSeats: undefined,
  block: {
    rows: 8,
    seats: 14,
    pitch: 1,
    rowDistance: 1,
    bend: 0,
    stagger: false,
    labels: { scheme: 'letters', skipsIAndO: true },
    numbers: 'left_to_right',
    firstNumber: 1,
  },
  table: { shape: 'round', seats: 8 },
  landmark: 'stage',
  category: undefined,
  section: undefined,
  brush: { reach: 'seats', shape: 'stroke', radius: 0.6 },
};
