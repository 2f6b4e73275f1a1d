import type { Engagement } from './engagements.ts';
import { closings } from './programme/closings.ts';
import type { Times } from './schedule.ts';
import { cityOf, venueRow } from './venues.ts';

const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

/** Three different sentences; every event of a category gets its own ordered pair at the front, as long as there are pairs. */
function threeOf(list: readonly string[], index: number): readonly [string, string, string] {
  const first = index % list.length;
  const distance = 1 + (Math.floor(index / list.length) % (list.length - 1));
  return [at(list, first), at(list, first + distance), at(list, first + (distance === 5 ? 3 : 5))];
}

/** Two to four paragraphs: what it is, how it is done, and what to know before one comes. */
export function describe(engagement: Engagement, times: Times): string {
  const { show, venue } = engagement;
  const words: Readonly<Record<string, string>> = {
    by: show.by,
    venue: venueRow(venue).name,
    city: cityOf(venue).name,
    doors: times.doors.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '');
  return paragraphsOf(engagement)
    .map(text => capitalized(filled(text)))
    .join('\n\n');
}

function paragraphsOf({ programme, show, at: index }: Engagement): readonly string[] {
  const what = `${show.lead} ${at(programme.openings, index)}`;
  const [first, second, third] = threeOf(programme.middles, index);
  const how = `${first} ${second}`;
  const know = `${at(programme.practical, index)} ${at(closings, index)}`;
  if (index % 5 === 4) return [what, `${how} ${know}`];
  if (index % 3 === 2) return [what, how, `${third} ${at(closings, index + 4)}`, know];
  return [what, how, know];
}

/** A paragraph may begin with a name such as “twelve newcomers”. */
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
