import type { SeatGroup } from '../lay-out.ts';

/** As the ids of its seats begin. */
export const rowId = ({ area, source }: SeatGroup): string => `${area.id}-${source.label}`;
export const labelOf = ({ area, kind, source }: SeatGroup): string => `${area.name}, ${kind} ${source.label}`;
