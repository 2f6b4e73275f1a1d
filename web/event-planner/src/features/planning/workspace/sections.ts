import { type EventSections, EventSections as Schema, type Missing, type SectionName } from '@event-planner/contracts/planning';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { OwnVenue } from '@event-planner/contracts/venue';
import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { createContext, use, useMemo } from 'react';
import { faultsIn } from '../../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../../lib/faults/fault-words.ts';

/** What is being written: an event, or what all dates of a series have alike, which has no schedule. */
export type WrittenSections = Omit<EventSections, 'schedule'> & Partial<Pick<EventSections, 'schedule'>>;

export interface Writing {
  readonly organizer: OwnOrganizer;
  readonly sections: WrittenSections;
  readonly edit: <Name extends SectionName>(name: Name, value: EventSections[Name]) => void;
  readonly readOnly: boolean;
  readonly missing: readonly Missing[];
  readonly venues: readonly OwnVenue[];
  /** The plan its seats are sold by, once it is there. */
  readonly seatMap: SeatMap | undefined;
  readonly currencies: readonly string[];
}

export const WritingContext = createContext<Writing | undefined>(undefined);

export function useWriting(): Writing {
  const writing = use(WritingContext);
  if (writing === undefined) throw new Error('sections are written inside a workspace');
  return writing;
}

/** One section: its value, a way to change it, and what is wrong with a field of it, if anything. */
export function useSection<Name extends Exclude<SectionName, 'schedule'>>(name: Name) {
  const { sections, edit, readOnly } = useWriting();
  const value = sections[name] as EventSections[Name];
  const problem = useIssues(name, value);
  return {
    value,
    readOnly,
    problem,
    replace: (next: EventSections[Name]): void => edit(name, next),
    change: (part: Partial<EventSections[Name]>): void => edit(name, Object.assign({}, value, part)),
  };
}

export function useIssues(name: SectionName, value: unknown) {
  const words = useFaultWords();
  const faults = useMemo(() => new Map(faultsIn(Schema.shape[name], value).map(fault => [fault.path, fault])), [name, value]);
  return (...path: readonly (string | number)[]): string | undefined => words(faults.get(path.join('/')));
}

export const sectionIsValid = (name: string, value: unknown): boolean => Schema.shape[name as SectionName].safeParse(value).success;
