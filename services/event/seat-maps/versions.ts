import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { countSeats, countStanding, faultsOf, hasErrors, type SeatMap } from '@event-planner/contracts/seat-map';
import type { SeatMapForm, StoredSeatMap } from '@event-planner/contracts/venue';
import type { Act } from '@event-planner/contracts/team-policies';
import type { Reader } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';

import { hashOf } from './hash.ts';
import { toSummary } from './rules.ts';
import { findNewest, findVersion, insertVersion, lockVenue, type PlanRow } from './store.ts';

export interface VersionsParts {
  readonly context: Pick<EventContext, 'db' | 'now' | 'audit'>;
  /** Throws unless they may do that at the venue. */
  readonly ensureMay: (
    query: Reader<Tables>,
    question: { readonly id: string; readonly by: AccessClaims; readonly act: Act },
  ) => Promise<{ readonly organizerId: string | null }>;
}

export interface Saving {
  readonly venueId: string;
  readonly by: AccessClaims;
  readonly form: SeatMapForm;
}

export interface Wanted {
  readonly venueId: string;
  readonly id: string;
  readonly by: AccessClaims;
}

export type Versions = ReturnType<typeof createVersions>;

/** A venue's plans in their versions. One that was saved stays as it is, for events that sell by it. */
export const createVersions = ({ context: { db, now, audit }, ensureMay }: VersionsParts) => ({
  async save({ venueId, by, form: { name, basedOn, document } }: Saving): Promise<StoredSeatMap> {
    const { organizerId } = await ensureMay(db.query, { id: venueId, by, act: 'planEvents' });
    ensureSound(document);
    const hash = hashOf(document);
    const saved = await db.transaction(async tx => {
      await lockVenue(tx, venueId);
      const newest = await findNewest(tx, { venueId, name });
      // Saved twice, by a second click or a lost answer, is saved once.
      if (newest?.hash === hash) return newest;
      if (newest && newest.id !== basedOn) throw outdated(newest);
      const version = (newest?.version ?? 0) + 1;
      const counts = { seats: countSeats(document), standing: countStanding(document) };
      const id = newId();
      await audit(tx, {
        by: actorOf(by),
        action: 'seat_map.saved',
        of: { kind: 'seat_map', id },
        ...(organizerId !== null && { organizerId }),
        ...difference(newest && { name, version: newest.version, seats: newest.seats, standing: newest.standing }, {
          name,
          version,
          ...counts,
        }),
      });
      return insertVersion(tx, { id, venueId, name, version, document, hash, ...counts, savedAt: now() });
    });
    return { ...toSummary(saved), document };
  },

  async get({ venueId, id, by }: Wanted): Promise<{ readonly plan: StoredSeatMap; readonly hash: string }> {
    await ensureMay(db.query, { id: venueId, by, act: 'seeEvents' });
    const found = await findVersion(db.query, { venueId, id });
    if (!found) throw refuseCommon('not_found', `the venue has no seat map ${id}`);
    return { plan: { ...toSummary(found), document: found.document }, hash: found.hash };
  },
});

function ensureSound(document: SeatMap): void {
  const faults = faultsOf(document);
  if (!hasErrors(faults)) return;
  const errors = faults.filter(fault => fault.weight === 'error');
  throw refuse('plan_faulty', `the plan has ${errors.length} errors, the first: ${errors[0]?.message}`, { faults });
}

const outdated = ({ id, version, name, savedAt }: PlanRow) =>
  refuse('plan_outdated', `${name} is at version ${version} by now: load it again and save your work on top of it, or under another name`, {
    newest: { id, version, savedAt: savedAt.toISOString() },
  });
