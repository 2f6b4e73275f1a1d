import { languagesOf } from '@event-planner/contracts/in-language';
import type { Series } from '@event-planner/contracts/series';
import type { EventSeries } from 'schema-dts';
import { cardSize } from '../card-size.ts';
import type { Head } from './head.ts';
import { plainText, shortened } from './plain-text.ts';
import { atPlace, attendanceOf, organizationData, statusOf } from './structured-data.ts';

/** Longer ones are cut by whoever shows them. */
const descriptionAtMost = 300;

export function seriesHead(series: Series, { language, webUrl }: { readonly language: string; readonly webUrl: string }): Head {
  const said = series.translations[language];
  const title = said?.title ?? series.title;
  const description = plainText(said?.description ?? series.description);
  const url = `${webUrl}/series/${series.slug}`;
  const inIts = (one: string): string => (one === series.language ? url : `${url}?lang=${one}`);
  const languages = languagesOf(series);
  // The card of its next date: networks show no drawings, which the cover may be.
  const next = series.dates[0];
  const image = next && { url: `${webUrl}/api/events/${next.slug}/card.png`, text: title, size: cardSize };
  return {
    title,
    description: shortened(
      [said?.subtitle ?? series.subtitle, description].filter(text => text !== '').join(' ') || title,
      descriptionAtMost,
    ),
    language,
    canonical: inIts(language),
    alternates: languages.length === 1 ? {} : { ...Object.fromEntries(languages.map(one => [one, inIts(one)])), 'x-default': url },
    image,
    indexed: true,
    data: {
      '@context': 'https://schema.org',
      '@type': 'EventSeries',
      '@id': url,
      name: title,
      url,
      description,
      inLanguage: language,
      organizer: organizationData(series.organizer, webUrl),
      ...(image && { image: image.url }),
      ...spanOf(series),
      subEvent: series.dates.map(date => ({
        '@type': 'Event' as const,
        '@id': `${webUrl}/events/${date.slug}`,
        name: date.title,
        url: `${webUrl}/events/${date.slug}`,
        startDate: atPlace(date.startsAt, date.timeZone),
        endDate: atPlace(date.endsAt, date.timeZone),
        eventStatus: statusOf[date.state],
        eventAttendanceMode: attendanceOf[date.mode],
      })),
    },
  };
}

/** From its first date to its last, as far as they are to come. */
function spanOf({ dates }: Series): Pick<Exclude<EventSeries, string>, 'startDate' | 'endDate'> {
  const [first, last] = [dates[0], dates.at(-1)];
  return first && last ? { startDate: atPlace(first.startsAt, first.timeZone), endDate: atPlace(last.endsAt, last.timeZone) } : {};
}
