import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { eventCreated } from '@event-planner/contracts/messages';
import type { EventCreation, EventSections, PlannedEvent } from '@event-planner/contracts/planning';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { z } from 'zod';
import { ensurePictures } from '../usable-pictures.ts';
import { derivedOf } from '../derived.ts';
import { refuse } from '../errors.ts';
import { isTimeZone } from '../local-time.ts';
import { newSections, sectionNames } from '../sections.ts';
import type { ChangedIn, OrganizersTable, Tables } from '../tables.ts';
import { inOneLine } from '../texts.ts';
import { copyOf } from './copy-rules.ts';
import { ticketIdsIn } from './rules.ts';
import type { Desk } from './service.ts';
import { freeSlugFor } from './slug.ts';
import { claimTicketIds, findEvent, findFirstVenueOf, findOrganizer, insertEvent } from './store.ts';
import { surroundingsOf } from './surroundings.ts';

export interface Creation extends z.infer<typeof EventCreation> {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export const createCreation = ({ context, team, toPlanned }: Desk) => ({
  create: ({ organizerId, by, copyOf: originalId, ...creation }: Creation): Promise<PlannedEvent> =>
    context.db.transaction(async tx => {
      await team.ensureMay(tx, { organizerId, by, act: 'planEvents' });
      const title = inOneLine(creation.title);
      const sections = await beginningOf(tx, { organizerId, title, originalId });
      const event = await insertDraft(tx, { organizerId, sections, now: context.now() });
      await context.publish(tx, eventCreated, { eventId: event.id, version: event.version });
      await context.audit(tx, {
        by: actorOf(by),
        action: 'event.created',
        of: { kind: 'event', id: event.id },
        organizerId,
        after: { title: event.title, ...(originalId !== undefined && { copyOf: originalId }) },
      });
      return toPlanned(tx, event);
    }),
});

type Tx = Transaction<Tables>;

export async function beginningOf(
  tx: Tx,
  { organizerId, title, originalId }: { readonly organizerId: string; readonly title: string; readonly originalId: string | undefined },
): Promise<EventSections> {
  if (originalId === undefined) return emptyFor(tx, organizerId, title);
  const original = await findEvent(tx, originalId);
  if (original?.organizerId !== organizerId)
    throw refuse('reference_unknown', `this organizer has no event ${originalId}`, { copyOf: originalId });
  const ids = new Map<string, string>();
  const copy = copyOf(original.sections, id => ids.getOrInsertComputed(id, () => newId()));
  return title === '' ? copy : { ...copy, about: { ...copy.about, title } };
}

async function emptyFor(tx: Tx, organizerId: string, title: string): Promise<EventSections> {
  const [organizer, venue] = await Promise.all([findOrganizer(tx, organizerId), findFirstVenueOf(tx, organizerId)]);
  if (!organizer) throw new Error(`the organizer ${organizerId} is gone`);
  const { languages, currencies, country } = organizer;
  const timeZone = venue?.timeZone ?? usualTimeZoneOf(country);
  return newSections({ title, language: languages[0] ?? 'en', currency: currencies[0] ?? 'EUR', timeZone });
}

/** A guess to begin with, until a venue is chosen. */
const usualTimeZoneOf = (country: OrganizersTable['country']): string =>
  new Intl.Locale('und', { region: country }).getTimeZones?.()?.find(isTimeZone) ?? 'UTC';

export const fromTheBeginning = Object.fromEntries(sectionNames.map(name => [name, 1])) as ChangedIn;

/** A new draft, whatever it is made from. */
export async function insertDraft(
  tx: Tx,
  { organizerId, sections, now }: { readonly organizerId: string; readonly sections: EventSections; readonly now: Date },
) {
  await ensurePictures(tx, organizerId, [sections.pictures.coverId]);
  const id = newId(now.getTime());
  const event = await insertEvent(tx, {
    id,
    slug: await freeSlugFor(tx, id, sections.about.title),
    organizerId,
    state: 'draft',
    version: 1,
    sections,
    changedIn: fromTheBeginning,
    createdAt: now,
    publishedAt: null,
    ...derivedOf(sections, await surroundingsOf(tx, { organizerId, sections })),
  });
  await claimTicketIds(tx, id, ticketIdsIn(sections));
  return event;
}
