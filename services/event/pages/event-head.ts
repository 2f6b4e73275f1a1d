import type { EventDetail } from '@event-planner/contracts/event';
import { inLanguage, languagesOf } from '@event-planner/contracts/in-language';
import { cardSize } from '../card-size.ts';
import type { Head } from './head.ts';
import { whenOf, whereOf } from '../when-and-where.ts';
import { plainText, shortened } from './plain-text.ts';
import { eventData } from './structured-data.ts';

export interface HeadOptions {
  readonly language: string;
  readonly webUrl: string;
  readonly now: Date;
}

/** Longer ones are cut by whoever shows them. */
const descriptionAtMost = 300;

export function eventHead(original: EventDetail, { language, webUrl, now }: HeadOptions): Head {
  const event = inLanguage(original, language);
  const url = `${webUrl}/events/${event.slug}`;
  const inIts = (one: string): string => (one === original.language ? url : `${url}?lang=${one}`);
  const languages = languagesOf(original);
  const image = `${webUrl}${cardPath(event)}${language === original.language ? '' : `&lang=${language}`}`;
  const said = [event.subtitle, plainText(event.description)].filter(text => text !== '').join(' ');
  return {
    title: event.title,
    description: shortened(`${whenOf(event, language)} · ${whereOf(event)}. ${said}`.trim(), descriptionAtMost),
    language,
    canonical: inIts(language),
    alternates: languages.length === 1 ? {} : { ...Object.fromEntries(languages.map(one => [one, inIts(one)])), 'x-default': url },
    image: { url: image, text: event.title, size: cardSize },
    indexed: event.visibility === 'public',
    data: event.visibility === 'public' ? eventData({ event, language, webUrl, url, image, now }) : undefined,
  };
}

/** Its version is in the address: whoever kept the picture of another one asks again. */
export const cardPath = ({ slug, version }: Pick<EventDetail, 'slug' | 'version'>): string => `/api/events/${slug}/card.png?v=${version}`;
