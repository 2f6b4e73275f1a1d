import type { Billing, BillingForm, DocumentKind } from '@event-planner/contracts/documents';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { Selectable } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
export type ProfileRow = Selectable<Tables['billingProfiles']>;

export const findProfile = (db: Reader<Tables>, organizerId: string): Promise<ProfileRow | undefined> =>
  db.selectFrom('billingProfiles').selectAll().where('organizerId', '=', organizerId).executeTakeFirst();

const saveStatement = statement<{ version: number }>(`
  insert into billing_profiles as b (organizer_id, version, form, updated_at, updated_by) select $1, 1, $3, $4, $5 where $2 = 0
  on conflict (organizer_id) do nothing returning version`);
const changeStatement = statement<{ version: number }>(`
  update billing_profiles set version = version + 1, form = $3, updated_at = $4, updated_by = $5 where organizer_id = $1 and version = $2 returning version`);
/** Undefined where it is of another version by now. */
export async function saveProfile(tx: Tx, profile: ProfileRow): Promise<number | undefined> {
  const { organizerId, version, form, updatedAt, updatedBy } = profile;
  const values = [organizerId, version, JSON.stringify(form), updatedAt, updatedBy];
  return (await (version === 0 ? saveStatement : changeStatement)(tx, values))[0]?.version;
}

const claimStatement = statement<{ prefix: string }>(`
  with asked as (select prefix, kind from jsonb_to_recordset($2::jsonb) as a(prefix text, kind text)),
  claimed as (insert into document_prefixes (organizer_id, prefix, kind) select $1, prefix, kind from asked order by prefix on conflict do nothing)
  select p.prefix from document_prefixes p join asked a using (prefix) where p.organizer_id = $1 and p.kind <> a.kind`);
/** A prefix is of one kind of document for ever; answers those that are of another kind. */
export const claimPrefixes = async (tx: Tx, organizerId: string, numbers: BillingForm['numbers']): Promise<readonly string[]> => {
  const asked = (Object.keys(numbers) as DocumentKind[]).map(kind => ({ kind, prefix: numbers[kind].prefix }));
  return (await claimStatement(tx, [organizerId, JSON.stringify(asked)])).map(({ prefix }) => prefix);
};

const markStatement = statement(`
  update sales set document = case when $2 = 'every' or invoice_to is not null then 'ready' else 'waiting' end
  where organizer_id = $1 and document in ('waiting', 'ready')`);
/** Whose turn it is follows from how the organizer issues documents. */
export const markSales = (tx: Tx, organizerId: string, issue: BillingForm['issue']): Promise<unknown> =>
  markStatement(tx, [organizerId, issue]);

/** Where documents are written for who asks, nobody waits who has not. */
const countStatement = statement<Pick<Billing, 'waiting' | 'waitingForVatId'>>(`
  select count(*)::int as waiting, (count(*) filter (where wants_vat_id(sales)))::int as waiting_for_vat_id from sales where organizer_id = $1 and (document = 'ready' or document = 'waiting'
    and not exists (select from billing_profiles where organizer_id = $1 and form ->> 'issue' = 'on_request'))`);
export const countWaiting = async (db: Reader<Tables>, organizerId: string): Promise<Pick<Billing, 'waiting' | 'waitingForVatId'>> =>
  (await countStatement(db, [organizerId]))[0] ?? { waiting: 0, waitingForVatId: 0 };
