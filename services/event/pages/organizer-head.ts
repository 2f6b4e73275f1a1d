import type { Organizer } from '@event-planner/contracts/event';
import type { Head } from './head.ts';
import { plainText, shortened } from './plain-text.ts';
import { organizationData } from './structured-data.ts';

/** Longer ones are cut by whoever shows them. */
const descriptionAtMost = 300;

export function organizerHead(organizer: Organizer, webUrl: string): Head {
  const { slug, name, about, bannerUrl, logoUrl } = organizer;
  const picture = bannerUrl ?? logoUrl;
  return {
    title: name,
    description: shortened(plainText(about) || name, descriptionAtMost),
    language: undefined,
    canonical: `${webUrl}/organizers/${slug}`,
    alternates: {},
    image: picture === null ? undefined : { url: new URL(picture, webUrl).href, text: name },
    indexed: true,
    data: { '@context': 'https://schema.org', ...organizationData(organizer, webUrl) },
  };
}
