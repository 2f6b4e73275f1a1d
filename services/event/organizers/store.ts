import type { OrganizerForm } from '@event-planner/contracts/organizer';
import { type Insertable, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { MembersTable, OrganizersTable, Tables } from '../tables.ts';

type Read = Reader<Tables>;
type Tx = Transaction<Tables>;
export type OrganizerRow = Selectable<OrganizersTable>;
export type By = { readonly id: string } | { readonly slug: string };

export const findOrganizer = (query: Read, by: By): Promise<OrganizerRow | undefined> => {
  const organizers = query.selectFrom('organizers').selectAll();
  return ('id' in by ? organizers.where('id', '=', by.id) : organizers.where('slug', '=', by.slug)).executeTakeFirst();
};

export const lockOrganizer = (tx: Tx, id: string): Promise<OrganizerRow | undefined> =>
  tx.selectFrom('organizers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const listOfMember = (query: Read, userId: string) =>
  query
    .selectFrom('organizers')
    .innerJoin('members', 'members.organizerId', 'organizers.id')
    .selectAll('organizers')
    .select('members.role')
    .where('members.userId', '=', userId)
    .orderBy('organizers.name')
    .orderBy('organizers.id')
    .execute();

export const listOwners = (query: Read, organizerId: string) =>
  query
    .selectFrom('members')
    .select(['userId', 'name', 'email'])
    .where('organizerId', '=', organizerId)
    .where('role', '=', 'owner')
    .orderBy('userId')
    .execute();

/** The slug itself and its numbered fellows. */
export const listSlugsLike = async (query: Read, slug: string): Promise<string[]> =>
  (
    await query
      .selectFrom('organizers')
      .select('slug')
      .where(sql<boolean>`(slug = ${slug} or slug like ${`${slug}-%`})`)
      .execute()
  ).map(row => row.slug);

/** Undefined when somebody took the slug in the meantime. */
export const insertOrganizer = (tx: Tx, organizer: Insertable<OrganizersTable>): Promise<OrganizerRow | undefined> =>
  tx
    .insertInto('organizers')
    .values(organizer)
    .onConflict(conflict => conflict.column('slug').doNothing())
    .returningAll()
    .executeTakeFirst();

export const insertFounder = (tx: Tx, founder: Insertable<MembersTable>): Promise<unknown> =>
  tx.insertInto('members').values(founder).execute();

export const replaceOrganizer = (tx: Tx, { id, ...form }: OrganizerForm & { readonly id: string }): Promise<OrganizerRow> =>
  tx
    .updateTable('organizers')
    .set({ ...form, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

export const noteWho = (
  tx: Pick<Tx, 'updateTable'>,
  { userId, name, email }: { readonly userId: string; readonly name: string; readonly email: string },
): Promise<unknown> =>
  tx
    .updateTable('members')
    .set({ name, email })
    .where('userId', '=', userId)
    .where(({ eb, or }) => or([eb('name', 'is distinct from', name), eb('email', 'is distinct from', email)]))
    .execute();
