import { type Admission, admissionsOf } from './admissions.ts';
import type { Answer, AnswerFault, Answers, AnswersForm, Given } from './answers.ts';
import type { BookedLine } from './booking.ts';
import type { Question } from './event.ts';
import { Day, Id } from './http.ts';

/** Of one line. */
const longestText = 500;

export type Checked = { readonly answers: Answers | null } | { readonly faults: readonly AnswerFault[] };

export interface Asked {
  readonly questions: readonly Question[];
  readonly lines: readonly BookedLine[];
  /** Whose name is on tickets that nobody else was named for. */
  readonly attendeeName: string;
}

/** Whom one thing is asked: the whole order, or who comes in with one ticket. */
export interface Scope {
  readonly per: Question['per'];
  readonly ticketTypeIds: ReadonlySet<string>;
}

/**
 * What is kept of what a buyer answered, or everything that is wrong with it. The one rule behind the form that asks and the service that takes the
 * answers. What was not asked, because of what was answered before, is left out without a word: the form may still have it.
 */
export function checkAnswers(asked: Asked, form: AnswersForm | undefined): Checked {
  const admitted = attendeesOf(asked.lines);
  const given = form ?? { order: {}, attendees: [] };
  const order = checkScope(asked.questions, scopeOfOrder(asked.lines), { given: given.order, above: {} });
  // Not what was sent: a condition must not hold by an answer that was never asked for.
  const above = Object.fromEntries(order.answers.map(({ questionId, values }) => [questionId, values]));
  const attendees = admitted.map(({ admission, scope }, at) => {
    const { name, answers = {} } = given.attendees[at] ?? {};
    return { admission, name: name ?? asked.attendeeName, ...checkScope(asked.questions, scope, { given: answers, above }) };
  });
  const faults = [
    ...order.faults.map(fault => ({ ...fault, attendee: null })),
    ...attendees.flatMap((one, at) => one.faults.map(fault => ({ ...fault, attendee: at }))),
    ...given.attendees
      .slice(admitted.length)
      .map((_, at) => ({ questionId: '', attendee: admitted.length + at, code: 'no_such_attendee' as const })),
  ];
  if (faults.length > 0) return { faults };
  if (asked.questions.length === 0 && given.attendees.every(({ name }) => name === undefined)) return { answers: null };
  return { answers: { order: order.answers, attendees: attendees.map(describe) } };
}

const describe = (one: {
  readonly admission: Admission;
  readonly name: string;
  readonly answers: Answer[];
}): Answers['attendees'][number] => ({
  name: one.name,
  ticketTypeName: one.admission.ticketTypeName,
  place: one.admission.place,
  answers: one.answers,
});

/** Who comes in, in the order of the tickets, and what may be asked of each: also what is asked of those in a bundle. */
export const attendeesOf = (lines: readonly BookedLine[]): readonly { readonly admission: Admission; readonly scope: Scope }[] =>
  lines.flatMap(line =>
    admissionsOf(line).map(admission => ({
      admission,
      scope: { per: 'attendee' as const, ticketTypeIds: new Set([admission.ticketTypeId, line.ticketTypeId]) },
    })),
  );

export const scopeOfOrder = (lines: readonly BookedLine[]): Scope => ({
  per: 'order',
  ticketTypeIds: new Set(lines.flatMap(line => [line.ticketTypeId, ...(line.includes ?? []).map(part => part.ticketTypeId)])),
});

export interface SoFar {
  /** In this scope. */
  readonly given: Given;
  /** What was answered for the whole order, while attendees are asked. */
  readonly above: Given;
}

/** The questions that are asked in a scope, given what was answered so far: those of its ticket types whose condition holds. */
export function questionsOf(questions: readonly Question[], scope: Scope, { given, above }: SoFar): readonly Question[] {
  const known = new Map<string, readonly string[]>();
  const asked: Question[] = [];
  for (const question of questions) {
    // An attendee's question may depend on one of the order's; the other way round it would have many answers.
    if (question.per !== scope.per && question.per !== 'order') continue;
    if (!concerns(question, scope) || !conditionHolds(question, known)) continue;
    const answer = answerTo(question.per === scope.per ? given : above, question.id);
    known.set(question.id, valuesOf(answer));
    if (question.per === scope.per) asked.push(question);
  }
  return asked;
}

const concerns = ({ ticketTypeIds, per }: Question, scope: Scope): boolean =>
  ticketTypeIds.length === 0 || per !== scope.per || ticketTypeIds.some(id => scope.ticketTypeIds.has(id));

const conditionHolds = ({ showIf }: Question, known: ReadonlyMap<string, readonly string[]>): boolean =>
  showIf === null || (known.get(showIf.questionId) ?? []).some(answer => showIf.answers.includes(answer));

/** A question may well be called `constructor`. */
const answerTo = (given: Given, id: string): string | readonly string[] | undefined => (Object.hasOwn(given, id) ? given[id] : undefined);

const valuesOf = (given: string | readonly string[] | undefined): readonly string[] =>
  (typeof given === 'string' ? [given] : (given ?? [])).map(value => value.trim()).filter(value => value !== '');

type Fault = Omit<AnswerFault, 'attendee'>;

function checkScope(
  questions: readonly Question[],
  scope: Scope,
  soFar: SoFar,
): { readonly answers: Answer[]; readonly faults: readonly Fault[] } {
  const asked = questionsOf(questions, scope, soFar);
  const unknown = Object.keys(soFar.given).filter(id => !questions.some(question => question.id === id && question.per === scope.per));
  const faults: Fault[] = unknown.map(questionId => ({ questionId, code: 'no_such_question' }));
  const answers: Answer[] = [];
  for (const question of asked) {
    const given = answerTo(soFar.given, question.id);
    const values = valuesOf(given);
    const code = values.length === 0 ? (question.required ? 'missing' : undefined) : faultOf(question, given, values);
    if (code) faults.push({ questionId: question.id, code });
    else if (values.length > 0) answers.push({ questionId: question.id, label: question.label, values: [...values] });
  }
  return { answers, faults };
}

function faultOf(question: Question, given: string | readonly string[] | undefined, values: readonly string[]): Fault['code'] | undefined {
  const { kind, options } = question;
  if (Array.isArray(given) !== (kind === 'choices')) return 'wrong_kind';
  switch (kind) {
    case 'choice':
    case 'choices':
      return values.every(value => options.includes(value)) && new Set(values).size === values.length ? undefined : 'not_an_option';
    case 'yes_no':
      return values[0] === 'yes' || values[0] === 'no' ? undefined : 'not_an_option';
    case 'date':
      return Day.safeParse(values[0]).success ? undefined : 'not_a_day';
    case 'file':
      return Id.safeParse(values[0]).success ? undefined : 'no_such_file';
    case 'text':
      return (values[0]?.length ?? 0) > longestText ? 'too_long' : undefined;
    case 'paragraph':
      return undefined;
  }
}
