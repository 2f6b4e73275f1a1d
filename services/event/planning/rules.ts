import type { EventChange, EventSections, SectionName } from '@event-planner/contracts/planning';
import { sameContent } from '../same-content.ts';
import { sectionNames } from '../sections.ts';
import type { ChangedIn, EventsTable } from '../tables.ts';

export interface Planned extends Pick<EventsTable, 'version' | 'sections' | 'changedIn'> {}

export type Merge =
  | { readonly outcome: 'nothing new' }
  /** These sections somebody else has changed since. */
  | { readonly outcome: 'conflict'; readonly sections: readonly SectionName[] }
  | {
      readonly outcome: 'merged';
      readonly version: number;
      readonly sections: EventSections;
      readonly changedIn: ChangedIn;
      readonly changed: readonly SectionName[];
    };

/**
 * Sections that were sent replace those that nobody has changed since the version the editor saw, whatever became of the others.
 * A section that already says the same is no change, and no conflict either.
 */
export function decideMerge({ version, sections, changedIn }: Planned, change: EventChange, seen: number): Merge {
  const differing = sectionNames.filter(name => change[name] !== undefined && !sameContent(change[name], sections[name]));
  if (differing.length === 0) return { outcome: 'nothing new' };
  const conflicting = differing.filter(name => changedIn[name] > seen || seen > version);
  if (conflicting.length > 0) return { outcome: 'conflict', sections: conflicting };
  const next = version + 1;
  return {
    outcome: 'merged',
    version: next,
    sections: { ...sections, ...Object.fromEntries(differing.map(name => [name, change[name]])) },
    changed: differing,
    changedIn: { ...changedIn, ...Object.fromEntries(differing.map(name => [name, next])) },
  };
}

/** Ids by which whoever sells keeps ticket types and quotas: no two events may share one. */
export const ticketIdsIn = ({ tickets }: EventSections): readonly string[] => [
  ...new Set([...tickets.types.map(({ id }) => id), ...tickets.quotas.map(({ id }) => id)]),
];
