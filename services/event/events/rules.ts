import type { EventSections } from '@event-planner/contracts/planning';
import type { PriceRules } from '@event-planner/contracts/pricing';
import type { EventDetail, EventInventory, Question, Translation } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { instantOf } from '../local-time.ts';
import { pictureUrlOrNull } from '../pictures.ts';
import { toSummary, type Whole } from '../summary.ts';
import type { Unlocked } from './access-rules.ts';
import type { Facts } from './store.ts';
import { ticketTypesOf } from './ticket-type-rules.ts';

type WholeFacts = Facts & { readonly event: Whole };

/** A draft may lack what others are shown and told. */
export const isWhole = (facts: Facts): facts is WholeFacts => {
  const { category, startsAt, endsAt, priceFromMinor, title } = facts.event;
  return title !== '' && category !== null && startsAt !== null && endsAt !== null && priceFromMinor !== null;
};

const soldIn = ({ event }: WholeFacts) =>
  ticketTypesOf(event.sections, { startsAt: event.startsAt, timeZone: event.timeZone, salesBegin: event.publishedAt ?? event.createdAt });

/** The public page. What is hidden is not on it, unless a code unlocks it. */
export function toDetail(facts: WholeFacts, unlocked: Unlocked): EventDetail {
  const { event, venue, organizer, series } = facts;
  const { about, tickets, questions, translations } = event.sections;
  const shown = soldIn(facts).filter(({ id, hidden }) => !hidden || unlocked.ticketTypeIds.has(id));
  const ids = new Set(shown.map(({ id }) => id));
  const asked = questions.filter(({ ticketTypeIds }) => ticketTypeIds.length === 0 || ticketTypeIds.some(id => ids.has(id)));
  return {
    ...toSummary({
      ...event,
      venueName: venue?.name ?? null,
      city: venue?.city ?? null,
      country: venue?.country ?? null,
      organizerSlug: organizer.slug,
      organizerName: organizer.name,
    }),
    version: event.version,
    subtitle: about.subtitle,
    description: about.description,
    doorsAt: event.doorsAt?.toISOString() ?? null,
    venue: venue && toVenue(venue),
    organizer: toOrganizer(organizer),
    minAge: about.minAge,
    visibility: event.visibility,
    language: about.language,
    translations: withoutHidden(translations, { types: ids, questions: asked }),
    ticketTypes: shown,
    rules: rulesOf(tickets),
    questions: asked.map(question => ({ ...question, ticketTypeIds: question.ticketTypeIds.filter(id => ids.has(id)) })),
    maxPerPerson: tickets.maxPerPerson,
    selfService: event.sections.selfService,
    series,
  };
}

function withoutHidden(
  translations: Readonly<Record<string, Translation>>,
  shown: { readonly types: ReadonlySet<string>; readonly questions: readonly Question[] },
): Record<string, Translation> {
  const questions = new Set(shown.questions.map(({ id }) => id));
  const among = <Words>(words: Readonly<Record<string, Words>>, ids: ReadonlySet<string>): Record<string, Words> =>
    Object.fromEntries(Object.entries(words).filter(([id]) => ids.has(id)));
  return Object.fromEntries(
    Object.entries(translations).map(([language, words]) => [
      language,
      {
        ...words,
        ...(words.ticketTypes && { ticketTypes: among(words.ticketTypes, shown.types) }),
        ...(words.questions && { questions: among(words.questions, questions) }),
      },
    ]),
  );
}

const toVenue = ({ organizerId: _owner, version: _version, ...venue }: NonNullable<Facts['venue']>): EventDetail['venue'] => venue;

const toOrganizer = ({ id, slug, name, about, website, color, logoId, bannerId }: Facts['organizer']): EventDetail['organizer'] => ({
  id,
  slug,
  name,
  about,
  website,
  color,
  logoUrl: pictureUrlOrNull(logoId),
  bannerUrl: pictureUrlOrNull(bannerId),
});

/** All that booking must know, the secrets too. */
export function toInventory(facts: WholeFacts, seatMap: SeatMap | null): EventInventory {
  const { event, venue, organizer, series } = facts;
  const { place, tickets, access, questions } = event.sections;
  return {
    eventId: event.id,
    version: event.version,
    slug: event.slug,
    title: event.title,
    state: event.state,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
    currency: event.currency,
    venueName: venue?.name ?? 'Online',
    venueAddress: venue?.address ?? '',
    onlineUrl: place.mode === 'in_person' ? null : place.onlineUrl,
    timeZone: event.timeZone,
    organizerId: organizer.id,
    organizerName: organizer.name,
    seriesId: series?.id ?? null,
    visibility: event.visibility,
    maxPerPerson: tickets.maxPerPerson,
    ticketTypes: soldIn(facts),
    quotas: tickets.quotas,
    codes: access.codes.map(code => ({
      ...code,
      until: code.until === null ? null : (instantOf(code.until, event.timeZone)?.toISOString() ?? null),
    })),
    rules: rulesOf(tickets),
    questions,
    selfService: event.sections.selfService,
    payment: event.sections.payment,
    seatMap,
  };
}

/** How its orders are priced. */
const rulesOf = ({ pricesInclude, taxes, fees, reverseChargeFrom }: EventSections['tickets']): PriceRules => ({
  pricesInclude,
  taxes,
  fees,
  ...(reverseChargeFrom !== undefined && { reverseChargeFrom }),
});
