import type { Question } from '@event-planner/contracts/event';
import type { EventSections } from '@event-planner/contracts/planning';
import type { Finding } from './checklist-rules.ts';

export function missingInQuestions({ questions, tickets }: EventSections): readonly Finding[] {
  const types = new Set(tickets.types.map(({ id }) => id));
  return questions.flatMap((question, at) => {
    const earlier = questions.slice(0, at);
    return [
      ...optionsOf(question),
      ...(earlier.some(({ id }) => id === question.id) ? [wrong(question, 'its name is there twice')] : []),
      ...(question.ticketTypeIds.some(id => !types.has(id)) ? [wrong(question, 'it is asked for a ticket type that is not there')] : []),
      ...conditionOf(question, earlier),
    ];
  });
}

const wrong = ({ label }: Question, detail: string): Finding => ({
  code: 'question_reference',
  detail: `${label}: ${detail}`,
  subject: label,
});

const isChoice = ({ kind }: Question): boolean => kind === 'choice' || kind === 'choices';

function optionsOf(question: Question): readonly Finding[] {
  const { label, options } = question;
  const missing = (detail: string): Finding => ({ code: 'question_options', detail: `${label}: ${detail}`, subject: label });
  if (!isChoice(question)) return options.length > 0 ? [missing('only a choice has options')] : [];
  if (options.length === 0) return [missing('it offers no options to choose from')];
  return new Set(options).size < options.length ? [missing('it offers the same option twice')] : [];
}

function conditionOf(question: Question, earlier: readonly Question[]): readonly Finding[] {
  const { showIf } = question;
  if (showIf === null) return [];
  const asked = earlier.find(({ id }) => id === showIf.questionId);
  if (!asked) return [wrong(question, 'it depends on a question that is not asked before it')];
  if (asked.per === 'attendee' && question.per === 'order')
    return [wrong(question, 'an order cannot depend on what each attendee answers')];
  const possible = answersOf(asked);
  return possible && showIf.answers.some(answer => !possible.includes(answer))
    ? [wrong(question, 'it depends on an answer nobody can give')]
    : [];
}

/** Undefined when anything may be answered. */
function answersOf(question: Question): readonly string[] | undefined {
  if (isChoice(question)) return question.options;
  return question.kind === 'yes_no' ? ['yes', 'no'] : undefined;
}
