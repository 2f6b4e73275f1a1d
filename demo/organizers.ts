import type { EventCategory, Organizer } from '@event-planner/contracts/event';
import { idOf } from './ids.ts';
import { type OrganizerSlug, organizerTable } from './organizer-table.ts';

export const organizerId = (slug: OrganizerSlug): string => idOf(`organizer ${slug}`);

export const createOrganizer = (slug: OrganizerSlug): Organizer => ({
  id: organizerId(slug),
  slug,
  website: null,
  color: null,
  logoUrl: null,
  bannerUrl: null,
  ...organizerTable[slug],
});

export const organizerSlugs: readonly OrganizerSlug[] = Object.keys(organizerTable).filter(
  (slug): slug is OrganizerSlug => slug in organizerTable,
);

interface Territory {
  readonly elsewhere: OrganizerSlug;
  readonly [country: string]: OrganizerSlug;
}

const popular: Territory = { elsewhere: 'nordwind-konzerte', GB: 'foundry-live', FR: 'rive-gauche-productions' };

/** Who puts on what, by country. */
const territories: Readonly<Record<EventCategory, Territory>> = {
  concert: popular,
  festival: popular,
  theatre: { elsewhere: 'lindenufer-buehnen', GB: 'marlowe-stage-company', FR: 'compagnie-des-quais', PT: 'compagnie-des-quais' },
  classical: { elsewhere: 'kammerton', GB: 'salon-philharmonique', FR: 'salon-philharmonique' },
  comedy: { elsewhere: 'cellar-door-comedy' },
  sport: { elsewhere: 'matchday' },
  conference: { elsewhere: 'forum-next' },
  workshop: { elsewhere: 'atelier-laterne' },
  exhibition: { elsewhere: 'atelier-laterne' },
  family: { elsewhere: 'atelier-laterne' },
};

export const organizerFor = (category: EventCategory, country: string): OrganizerSlug =>
  territories[category][country] ?? territories[category].elsewhere;
