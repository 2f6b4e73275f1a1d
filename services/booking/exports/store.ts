import { type Reader, statement } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;

export const findEvent = (
  read: Read,
  id: string,
): Promise<{ readonly slug: string; readonly timeZone: string; readonly currency: string } | undefined> =>
  read.selectFrom('events').select(['slug', 'timeZone', 'currency']).where('id', '=', id).executeTakeFirst();

const questionsStatement = statement<{ label: string }>(`
  select label from (
    select distinct answer->>'questionId' as question, answer->>'label' as label
    from bookings, lateral (
      select jsonb_path_query(answers, '$.attendees[*].answers[*]') as answer union all select jsonb_path_query(answers, '$.order[*]')
    ) as given
    where event_id = $1 and answers is not null
  ) as asked group by label order by min(question) limit 200`);
/** Everything that was ever asked and answered, by what it was called then. */
export const listQuestions = async (read: Read, eventId: string): Promise<readonly string[]> =>
  (await questionsStatement(read, [eventId])).map(row => row.label);

const countStatement = statement<{ count: number }>(`
  select coalesce(sum(admissions), 0)::int as count from bookings where event_id = $1 and confirmed_at is not null`);
export const countTickets = async (read: Read, eventId: string): Promise<number> => (await countStatement(read, [eventId]))[0]?.count ?? 0;
