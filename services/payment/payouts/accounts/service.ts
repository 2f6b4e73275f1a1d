import { actorOf } from '@event-planner/platform/audit';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { payoutAccountChanged } from '@event-planner/contracts/payment-messages';
import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { BankAccountForm, PayoutAccount } from '@event-planner/contracts/payouts';
import { newId } from '@event-planner/platform/ids';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../../context.ts';
import { maskOf } from '../../mask.ts';
import { getOrganizerName } from '../../organizer-name.ts';
import type { PayoutAccountRow } from '../../payout-tables.ts';
import { holdAfter, present, readBankAccount } from './rules.ts';
import { insertChange, listAccounts, listChanges, lockAccount, saveAccount } from './store.ts';

export interface Of {
  readonly organizerId: string;
  readonly currency: string;
  readonly by: AccessClaims;
}

/** Where the money goes: what is left of a row once it is known whose it is. */
export type Destination = Pick<
  PayoutAccountRow,
  'kind' | 'holder' | 'iban' | 'bic' | 'providerAccountId' | 'providerState' | 'requirements' | 'providerSaidAt'
>;

export interface PayoutAccounts {
  list(organizerId: string): Promise<readonly PayoutAccount[]>;
  /** Whoever may change money says where it goes; every owner is told. */
  useBank(of: Of, form: BankAccountForm): Promise<PayoutAccount>;
  /** The same of any destination; the caller has seen to who may. */
  replace(of: Of, destination: Destination): Promise<PayoutAccount>;
}

export function createPayoutAccounts(
  context: PaymentContext,
  { termsOf }: { readonly termsOf: (organizerId: string) => Promise<PayoutTerms> },
): PayoutAccounts {
  const { db, now } = context;

  const list: PayoutAccounts['list'] = async organizerId => {
    const [accounts, changes] = await Promise.all([listAccounts(db.query, organizerId), listChanges(db.query, organizerId)]);
    return accounts.map(account => present(account, changes, now()));
  };

  const replace: PayoutAccounts['replace'] = async ({ organizerId, currency, by }, destination) => {
    // Before anything is locked.
    const [organizerName, terms] = await Promise.all([getOrganizerName(context, organizerId), termsOf(organizerId)]);
    await db.transaction(async tx => {
      const at = now();
      const before = await lockAccount(tx, organizerId, currency);
      if (before && isSame(before, destination)) return;
      const holdUntil = holdAfter(before, terms.holdAfterChangeDays, at);
      await saveAccount(tx, {
        ...destination,
        organizerId,
        currency,
        organizerName,
        holdUntil,
        scheduledAt: at,
        createdAt: at,
        updatedAt: at,
      });
      const changeId = newId(at.getTime());
      const account = maskOf(destination);
      const change = { organizerId, currency, account, changedAt: at, changedBy: by.sub, changedByName: by.name };
      await insertChange(tx, { id: changeId, what: before ? 'changed' : 'added', ...change });
      await context.audit(tx, {
        by: actorOf(by),
        action: before ? 'payout_account.changed' : 'payout_account.added',
        of: { kind: 'organizer', id: organizerId },
        organizerId,
        ...(before && { before: { currency, account: maskOf(before) } }),
        after: { currency, account },
      });
      await context.publish(tx, payoutAccountChanged, {
        changeId,
        organizerId,
        organizerName,
        currency,
        account,
        by: by.name,
        changedAt: at.toISOString(),
        holdUntil: holdUntil?.toISOString() ?? null,
      });
    });
    const account = (await list(organizerId)).find(one => one.currency === currency);
    if (!account) throw new Error(`the account of ${organizerId} in ${currency} is gone`);
    return account;
  };

  return {
    list,
    replace,
    async useBank(of, form) {
      await ensureAllowed(context, of, 'changeMoney');
      const bank = readBankAccount(form);
      return replace(of, { kind: 'bank', ...bank, providerAccountId: null, providerState: null, requirements: [], providerSaidAt: null });
    },
  };
}

const isSame = (a: Destination, b: Destination): boolean =>
  a.iban === b.iban && a.bic === b.bic && a.holder === b.holder && a.providerAccountId === b.providerAccountId;
