import type { WorldEvent } from '@event-planner/demo/world';
import { idOf } from '@event-planner/platform/ids';
import { claimsOf, dayMs, later, minuteMs, type Step, type Story } from './demo-step.ts';
import { maskOf } from './mask.ts';
import { insertChange, listAccounts, saveAccount } from './payouts/accounts/store.ts';

const payoutIban = 'DE02120300000000202051';

/** An evening's money goes to the organizer's bank, on the first Monday from three days after it, through a file that somebody hands to the platform's bank. */
export function ofPayout({ money, accounts, bookUntil }: Story, event: WorldEvent): readonly Step[] {
  const { db, payouts, exports } = money;
  const [owner, admin] = [accounts.find(({ memberRole }) => memberRole === 'owner'), accounts.find(({ roles }) => roles.includes('admin'))];
  if (!owner || !admin) return [];
  const { organizer, currency } = event;
  const endsAt = new Date(event.endsAt);
  const free = later(endsAt, 3 * dayMs);
  const monday = new Date(
    Date.UTC(free.getUTCFullYear(), free.getUTCMonth(), free.getUTCDate() + ((7 - ((free.getUTCDay() + 6) % 7)) % 7 || 7), 0, 5),
  );
  const account = { organizerId: organizer.id, currency };
  const setUp = (): Promise<void> =>
    db.transaction(async tx => {
      const at = money.now();
      if ((await listAccounts(tx, organizer.id)).length > 0) return;
      await saveAccount(tx, {
        ...account,
        kind: 'bank',
        organizerName: organizer.name,
        holder: 'Nordwind Konzerte GmbH',
        iban: payoutIban,
        bic: 'BYLADEM1001',
        providerAccountId: null,
        providerState: null,
        requirements: [],
        providerSaidAt: null,
        holdUntil: null,
        scheduledAt: at,
        createdAt: at,
        updatedAt: at,
      });
      await insertChange(tx, {
        ...account,
        id: idOf(`demo payout account of ${organizer.id}`),
        what: 'added',
        account: maskOf({ iban: payoutIban, providerAccountId: null }),
        changedAt: at,
        changedBy: owner.id,
        changedByName: owner.name,
      });
    });
  const waiting = () => db.query.selectFrom('payouts').selectAll().where('organizerId', '=', organizer.id).execute();
  const form = { currency, debtorName: 'Event Planner', debtorIban: 'DE02500105170137075030', debtorBic: null };
  return [
    { at: later(endsAt, -20 * dayMs), run: setUp },
    {
      at: monday,
      run: async () => {
        await bookUntil(monday);
        await money.writing.writeDue();
        await payouts.recordDue();
      },
    },
    {
      at: later(monday, 8 * 60 * minuteMs),
      run: async () => {
        if ((await waiting()).some(({ state }) => state === 'recorded')) await exports.make(form, claimsOf(admin));
      },
    },
    {
      at: later(monday, 32 * 60 * minuteMs),
      run: async () => {
        for (const { id, state } of await waiting()) if (state === 'exported') await exports.executed(id, claimsOf(admin));
      },
    },
  ];
}
