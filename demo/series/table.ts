import type { EventCategory } from '@event-planner/contracts/event';
import type { OrganizerSlug } from '../organizer-table.ts';
import type { VenueKey } from '../venue-table.ts';

export interface SeriesRow {
  readonly title: string;
  readonly subtitle: string;
  readonly category: EventCategory;
  readonly organizer: OrganizerSlug;
  readonly venue: VenueKey;
  readonly description: readonly string[];
  /** Of RFC 5545, without its end. */
  readonly rule: string;
  /** The same, for a first day: whether that is one, and how many days further one looks for the next. */
  readonly isOn: (day: Temporal.PlainDate) => boolean;
  readonly step: number;
  /** Otherwise it ends with the last of its dates. */
  readonly endless?: true;
  readonly dates: number;
  readonly start: string;
  readonly minutes: number;
  readonly doorsMinutesBefore: number;
  readonly minAge: number | null;
  readonly tickets: readonly (readonly [name: string, description: string, priceMinor: number, places: number])[];
}

const [monday, wednesday, saturday] = [1, 3, 6];

export const seriesTable: Readonly<Record<string, SeriesRow>> = {
  'monday-new-material': {
    title: 'Monday New Material',
    subtitle: 'Eight comedians, eight unfinished thoughts',
    category: 'comedy',
    organizer: 'cellar-door-comedy',
    venue: 'berlin-cellar',
    description: [
      'Every Monday eight comedians read from paper what nobody has laughed at yet. Some of it will be on television next year; most of it you will be the only ones to have heard.',
      'The order is drawn from a hat at the door, the bar stays open, and whoever laughs first gets a drink.',
    ],
    rule: 'FREQ=WEEKLY;BYDAY=MO',
    isOn: day => day.dayOfWeek === monday,
    step: 7,
    endless: true,
    dates: 10,
    start: '20:00',
    minutes: 120,
    doorsMinutesBefore: 60,
    minAge: 16,
    tickets: [
      ['Entry', 'Free choice of seats, first come, first served.', 1200, 90],
      ['Supporter', 'The same seat, and a little more for the stage.', 2000, 20],
    ],
  },
  'highlights-before-noon': {
    title: 'Highlights Before Noon',
    subtitle: 'The daily tour of the permanent rooms',
    category: 'exhibition',
    organizer: 'atelier-laterne',
    venue: 'vienna-gallery',
    description: [
      'One hour, seven works, and no dates to remember: a guide takes a group of fifteen through the permanent rooms and leaves out what the labels say already.',
      'The tour is in English and in simple words. Folding stools are at the desk; questions are welcome at any time.',
    ],
    rule: 'FREQ=DAILY;BYDAY=TU,WE,TH,FR,SA,SU',
    isOn: day => day.dayOfWeek !== monday,
    step: 1,
    dates: 14,
    start: '10:30',
    minutes: 60,
    doorsMinutesBefore: 15,
    minAge: null,
    tickets: [
      ['Tour', 'The tour and the museum for the rest of the day.', 1600, 12],
      ['Reduced', 'For students, pensioners and people with a disability card.', 900, 3],
    ],
  },
  'first-saturday-bookbinding': {
    title: 'First Saturday Bookbinding',
    subtitle: 'A notebook of one’s own in one day',
    category: 'workshop',
    organizer: 'atelier-laterne',
    venue: 'berlin-studio',
    description: [
      'On the first Saturday of the month you fold, sew, glue and press a notebook of ninety-six pages, and take it home the same evening.',
      'No experience is needed. Paper, thread, cloth and soup are included; wear something that may meet glue.',
    ],
    rule: 'FREQ=MONTHLY;BYDAY=1SA',
    isOn: day => day.dayOfWeek === saturday && day.day <= 7,
    step: 7,
    dates: 6,
    start: '10:00',
    minutes: 420,
    doorsMinutesBefore: 15,
    minAge: 14,
    tickets: [
      ['Place', 'Materials, tools and lunch included.', 8900, 10],
      ['Reduced place', 'For students, apprentices and people without a job.', 5900, 3],
    ],
  },
  'docksaal-sessions': {
    title: 'Docksaal Sessions',
    subtitle: 'Two bands, one sofa, every other Wednesday',
    category: 'concert',
    organizer: 'nordwind-konzerte',
    venue: 'hamburg-club',
    description: [
      'Two bands who have never met play each other’s songs, with half an hour to learn them. The sofa on the stage is for the audience.',
      'Doors are early, the last song is at half past ten, and the ferry waits.',
    ],
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE',
    isOn: day => day.dayOfWeek === wednesday,
    step: 14,
    dates: 6,
    start: '20:00',
    minutes: 150,
    doorsMinutesBefore: 60,
    minAge: null,
    tickets: [['Standing', 'The floor and the balcony.', 1800, 320]],
  },
};
