import type { AnswerFault, Given } from '@event-planner/contracts/answers';
import type { BookedLine } from '@event-planner/contracts/booking';
import { attendeesOf, questionsOf, type Scope, scopeOfOrder } from '@event-planner/contracts/check-answers';
import type { Question } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { QuestionField } from '../../components/question-field.tsx';
import type { AnswersGiven } from './use-answers.ts';

interface QuestionsFormProps {
  readonly questions: readonly Question[];
  readonly lines: readonly BookedLine[];
  /** Whose name is on the tickets, unless another is given. */
  readonly buyer: string;
  readonly answers: AnswersGiven;
}

/** What the organizer wants to know: of the order, and of each who comes. What is asked follows what was answered. */
export function QuestionsForm({ questions, lines, buyer, answers }: QuestionsFormProps) {
  const { t } = useTranslation();
  const { form, faults } = answers;
  const above = form.order;
  const asksAttendees = questions.some(question => question.per === 'attendee');
  if (questions.length === 0) return null;
  return (
    <div className="space-y-6">
      <Asked
        questions={questions}
        scope={scopeOfOrder(lines)}
        given={form.order}
        above={{}}
        faults={faults}
        attendee={null}
        onGive={answers.giveForOrder}
      />
      {asksAttendees &&
        attendeesOf(lines).map(({ admission, scope }, at) => (
          <fieldset key={`${admission.ticketTypeId} ${admission.seat ?? at}`} className="space-y-5 border-t border-edge pt-5">
            <legend className="float-start mb-4 w-full text-lg font-semibold">
              {t('answers.ticket', { number: at + 1, name: admission.ticketTypeName })}
              <span className="block text-sm font-normal text-soft">{admission.place}</span>
            </legend>
            <Field
              className="clear-both"
              label={t('answers.name')}
              hint={t('answers.nameHint', { name: buyer })}
              autoComplete="off"
              maxLength={200}
              value={form.attendees[at]?.name ?? ''}
              onChange={event => answers.name(at, event.target.value)}
            />
            <Asked
              questions={questions}
              scope={scope}
              given={form.attendees[at]?.answers ?? {}}
              above={above}
              faults={faults}
              attendee={at}
              onGive={(id, answer) => answers.giveFor(at, id, answer)}
            />
          </fieldset>
        ))}
    </div>
  );
}

interface AskedProps {
  readonly questions: readonly Question[];
  readonly scope: Scope;
  readonly given: Given;
  readonly above: Given;
  readonly faults: readonly AnswerFault[];
  readonly attendee: number | null;
  readonly onGive: (questionId: string, answer: Given[string] | undefined) => void;
}

function Asked({ questions, scope, given, above, faults, attendee, onGive }: AskedProps) {
  const { t } = useTranslation();
  const problemOf = (id: string): string | undefined => {
    const fault = faults.find(one => one.questionId === id && one.attendee === attendee);
    return fault && t(`answerProblem.${fault.code}`);
  };
  return questionsOf(questions, scope, { given, above }).map(question => (
    <QuestionField
      key={question.id}
      question={question}
      given={given[question.id]}
      problem={problemOf(question.id)}
      onGive={answer => onGive(question.id, answer)}
    />
  ));
}
