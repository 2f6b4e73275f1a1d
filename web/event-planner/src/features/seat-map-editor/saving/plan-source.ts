import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { SeatMapForm, StoredSeatMap } from '@event-planner/contracts/venue';

/** Where a plan comes from, and what its next version is based on. */
export interface PlanSource {
  /** The draft in this browser belongs to it. */
  readonly draftKey: string;
  readonly name: string;
  readonly basedOn: string | null;
  readonly version: number | undefined;
  /** Undefined for a plan that does not exist yet. */
  readonly document: SeatMap | undefined;
}

/** What a server does for plans; a page to try the editor has none. */
export interface Archive {
  readonly save: (form: SeatMapForm) => Promise<StoredSeatMap>;
  /** The newest version of the plan with this name. */
  readonly loadNewest: (name: string) => Promise<StoredSeatMap | undefined>;
  readonly exportCsv: (seatMapId: string) => Promise<Blob>;
  /** Called when there is a new version, to go to its address. */
  readonly onSaved: (plan: StoredSeatMap) => void;
}
