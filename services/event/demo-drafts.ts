import type { World } from '@event-planner/demo/world';
import type { Insertable } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { derivedOf } from './derived.ts';
import { newSections, sectionNames } from './sections.ts';
import type { ChangedIn, Tables } from './tables.ts';

const [host, hall] = ['nordwind-konzerte', 'Docksaal'];

/** What an organizer has begun and not finished: there is something to go on with, and a checklist that says with what. */
export function draftRows({ organizers, venues }: Pick<World, 'organizers' | 'venues'>): readonly Insertable<Tables['events']>[] {
  const organizer = organizers.find(({ slug }) => slug === host);
  const venue = venues.find(({ name }) => name === hall);
  if (!organizer || !venue) return [];
  const blank = newSections({ title: 'Hafenklang: Winter Edition', language: 'en', currency: 'EUR', timeZone: venue.timeZone });
  const description = '<p>Six bands by the water, with the doors closed against the cold. The line-up follows in autumn.</p>';
  const sections = {
    ...blank,
    about: { ...blank.about, category: 'concert' as const, description },
    place: { ...blank.place, venueId: venue.id },
  };
  return [
    {
      id: idOf('draft of the winter edition'),
      slug: 'hafenklang-winter-edition',
      organizerId: organizer.id,
      state: 'draft',
      version: 1,
      sections,
      changedIn: Object.fromEntries(sectionNames.map(name => [name, 1])) as ChangedIn,
      createdAt: new Date('2026-01-01T00:00:00Z'),
      publishedAt: null,
      ...derivedOf(sections, { venue, organizer }),
    },
  ];
}
