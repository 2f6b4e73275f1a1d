import type { Answers } from '@event-planner/contracts/answers';
import { useTranslation } from 'react-i18next';
import { AnswerFileLink } from './answer-file-link.tsx';

/** What a buyer answered, as it was asked. */
export function GivenAnswers({ answers }: { readonly answers: Answers }) {
  const { t } = useTranslation();
  const attendees = answers.attendees.filter(one => one.answers.length > 0);
  if (answers.order.length === 0 && attendees.length === 0) return null;
  return (
    <section aria-labelledby="answers" className="card max-w-2xl p-5 sm:p-6">
      <h2 id="answers" className="text-xl">
        {t('answers.title')}
      </h2>
      <AnswerList answers={answers} />
    </section>
  );
}

/** Those about the order, then those about each attendee. */
export function AnswerList({ answers: { order, attendees } }: { readonly answers: Answers }) {
  return (
    <>
      <List answers={order} />
      {attendees.map(
        (one, at) =>
          one.answers.length > 0 && (
            <div key={at} className="mt-4">
              <h3 className="font-semibold">{one.name}</h3>
              <p className="text-sm text-soft">{[one.ticketTypeName, one.place].filter(Boolean).join(', ')}</p>
              <List answers={one.answers} />
            </div>
          ),
      )}
    </>
  );
}

function List({ answers }: { readonly answers: Answers['order'] }) {
  const { t } = useTranslation();
  const words = (value: string): string => (value === 'yes' ? t('answers.yes') : value === 'no' ? t('answers.no') : value);
  if (answers.length === 0) return null;
  return (
    <dl className="mt-3 space-y-3">
      {answers.map(({ questionId, label, values, file }) => (
        <div key={questionId}>
          <dt className="text-sm text-soft">{label}</dt>
          <dd className="whitespace-pre-line">{file ? <AnswerFileLink file={file} /> : values.map(words).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
