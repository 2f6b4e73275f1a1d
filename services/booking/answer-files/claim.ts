import type { Answer, AnswerFault } from '@event-planner/contracts/answers';
import type { Transaction } from '@event-planner/platform/database';
import type { Answered, BookedFiles, Claimed } from '../booked-files.ts';
import { ownersOf } from '../buyer.ts';
import type { Tables } from '../tables.ts';
import { type FileRow, lockUnused, setBooking } from './store.ts';

export const bookedFiles: BookedFiles = { claim: claimFiles, use: setBooking };

async function claimFiles(tx: Transaction<Tables>, asked: readonly Answered[]): Promise<readonly Claimed[]> {
  const ids = asked.flatMap(one => named(one).map(({ id }) => id));
  if (ids.length === 0) return asked.map(({ answers }) => ({ answers, fileIds: [] }));
  const free = new Map((await lockUnused(tx, [...new Set(ids)])).map(file => [file.id, file]));
  return asked.map(one => {
    const claimed = claim(one, free);
    if ('fileIds' in claimed) for (const id of claimed.fileIds) free.delete(id);
    return claimed;
  });
}

function claim(one: Answered, free: ReadonlyMap<string, FileRow>): Claimed {
  const owners = ownersOf(one.buyer);
  const mine = (id: string): FileRow | undefined => {
    const file = free.get(id);
    return file && owners.includes(file.owner) ? file : undefined;
  };
  const wanted = named(one);
  const faults = wanted
    .filter(({ id }) => !mine(id))
    .map(({ questionId, attendee }) => ({ questionId, attendee, code: 'no_such_file' as const }));
  if (faults.length > 0) return { faults };
  const asFile = (answer: Answer): Answer => {
    const file = isFile(one, answer) ? mine(fileIdOf(answer)) : undefined;
    if (!file) return answer;
    const { id, name, contentType, bytes } = file;
    return { ...answer, values: [id], file: { id, name, contentType, bytes } };
  };
  const answers = one.answers && {
    order: one.answers.order.map(asFile),
    attendees: one.answers.attendees.map(attendee => ({ ...attendee, answers: attendee.answers.map(asFile) })),
  };
  return { answers, fileIds: [...new Set(wanted.map(({ id }) => id))] };
}

interface Named extends Pick<AnswerFault, 'questionId' | 'attendee'> {
  readonly id: string;
}

function named(one: Answered): readonly Named[] {
  const scopes = [
    { attendee: null, answers: one.answers?.order ?? [] },
    ...(one.answers?.attendees ?? []).map(({ answers }, attendee) => ({ attendee, answers })),
  ];
  return scopes.flatMap(({ attendee, answers }) =>
    answers.filter(answer => isFile(one, answer)).map(answer => ({ questionId: answer.questionId, attendee, id: fileIdOf(answer) })),
  );
}

const isFile = ({ questions }: Answered, { questionId }: Answer): boolean =>
  questions.some(({ id, kind }) => id === questionId && kind === 'file');

/** As the database will tell it. */
const fileIdOf = ({ values }: Answer): string => (values[0] ?? '').toLowerCase();
