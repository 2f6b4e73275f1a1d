import { actorOf, difference } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Billing, BillingForm } from '@event-planner/contracts/documents';
import { checkVatId } from '@event-planner/contracts/vat-id';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { refuse } from '../errors.ts';
import { claimPrefixes, countWaiting, findProfile, markSales, saveProfile } from './store.ts';

export interface BillingParts {
  readonly context: Pick<PaymentContext, 'db' | 'now' | 'call' | 'audit'>;
  /** A document as it would look, of nothing that was sold. */
  readonly draw: (form: BillingForm) => Promise<Buffer>;
  /** Writes what its turn has come for. */
  readonly writeSoon: () => void;
}
export interface Asked {
  readonly organizerId: string;
  readonly by: AccessClaims;
}
export type Billings = ReturnType<typeof createBilling>;

/** What an organizer's documents say of it. */
export function createBilling({ context, draw, writeSoon }: BillingParts) {
  const { db, now } = context;
  const read = async (organizerId: string): Promise<Billing> => {
    const [profile, waiting] = await Promise.all([findProfile(db.query, organizerId), countWaiting(db.query, organizerId)]);
    return { version: profile?.version ?? 0, form: profile?.form ?? null, ...waiting };
  };
  return {
    async get(asked: Asked): Promise<Billing> {
      await ensureAllowed(context, asked, 'seeMoney');
      return read(asked.organizerId);
    },
    async save({ organizerId, by }: Asked, version: number, typed: BillingForm): Promise<Billing> {
      await ensureAllowed(context, { organizerId, by }, 'changeMoney');
      const form = withVatId(typed);
      await db.transaction(async tx => {
        // The profile first: whoever writes documents has it locked, so that a format changes between two numbers and never within one.
        const before = await findProfile(tx, organizerId);
        const saved = await saveProfile(tx, { organizerId, version, form, updatedAt: now(), updatedBy: by.sub });
        if (saved === undefined) throw refuse('billing_changed', `it is not of version ${version} any more: look at it again`);
        const taken = await claimPrefixes(tx, organizerId, form.numbers);
        if (taken.length > 0)
          throw refuse('prefix_taken', `documents of another kind began with ${taken.join(', ')}: choose another prefix`, {
            prefixes: taken,
          });
        await markSales(tx, organizerId, form.issue);
        await context.audit(tx, {
          by: actorOf(by),
          action: 'billing.changed',
          of: { kind: 'organizer', id: organizerId },
          organizerId,
          ...difference(before?.form, form),
        });
      });
      writeSoon();
      return read(organizerId);
    },
    async preview(asked: Asked, form: BillingForm): Promise<Buffer> {
      await ensureAllowed(context, asked, 'changeMoney');
      return draw(withVatId(form));
    },
  };
}

function withVatId(form: BillingForm): BillingForm {
  if (form.vatId === null) return form;
  const checked = checkVatId(form.vatId);
  if (checked.outcome === 'invalid') throw refuse('vat_id_invalid', `the VAT id ${form.vatId} has a wrong form or wrong check digits`);
  return checked.outcome === 'valid' ? { ...form, vatId: checked.vatId } : form;
}
