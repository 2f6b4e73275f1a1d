import { answerFileTypes } from '@event-planner/contracts/answers';
import type { Question } from '@event-planner/contracts/event';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { answersOf, isAsked } from './question-rules.ts';

type Answers = Readonly<Record<string, readonly string[]>>;

/** The questions as buyers get them. Trying out answers shows what is asked next; nothing is kept. */
export function QuestionsPreview({ questions }: { readonly questions: readonly Question[] }) {
  const { t } = useTranslation('organizing');
  const [answers, setAnswers] = useState<Answers>({});
  const asked = questions.filter(question => isAsked(question, answers));
  return (
    <Panel title={t('questions.preview')} text={t('questions.previewText')}>
      <div className="space-y-5">
        {asked.map(question => (
          <Asked
            key={question.id}
            question={question}
            given={answers[question.id] ?? []}
            onGive={given => setAnswers({ ...answers, [question.id]: given })}
          />
        ))}
      </div>
    </Panel>
  );
}

interface AskedProps {
  readonly question: Question;
  readonly given: readonly string[];
  readonly onGive: (answers: readonly string[]) => void;
}

function Asked({ question, given, onGive }: AskedProps) {
  const { t } = useTranslation('organizing');
  const name = question.label || t('questions.unnamed');
  const label = question.required ? name : `${name} (${t('frame.optional')})`;
  const hint = question.help === '' ? undefined : question.help;
  const text = given[0] ?? '';
  const words = (answer: string): string => (question.kind === 'yes_no' ? t(answer === 'yes' ? 'questions.yes' : 'questions.no') : answer);
  switch (question.kind) {
    case 'paragraph':
      return <TextArea label={label} hint={hint} value={text} onChange={event => onGive([event.target.value])} />;
    case 'choice':
    case 'yes_no':
      return (
        <SelectField
          label={label}
          className="[&>label]:text-base"
          value={text}
          options={[{ value: '', label: '–' }, ...answersOf(question).map(value => ({ value, label: words(value) }))]}
          onChoose={value => onGive(value === '' ? [] : [value])}
        />
      );
    case 'choices':
      return (
        <fieldset>
          <legend className="font-semibold">{label}</legend>
          {hint !== undefined && <p className="text-sm text-soft">{hint}</p>}
          {answersOf(question).map(value => (
            <CheckField
              key={value}
              label={value}
              checked={given.includes(value)}
              onCheck={on => onGive(on ? [...given, value] : given.filter(other => other !== value))}
            />
          ))}
        </fieldset>
      );
    case 'file':
      return <Field label={label} hint={hint} type="file" accept={answerFileTypes.join(',')} />;
    case 'date':
      return <Field label={label} hint={hint} type="date" value={text} onChange={event => onGive([event.target.value])} />;
    case 'text':
      return <Field label={label} hint={hint} value={text} onChange={event => onGive([event.target.value])} />;
  }
}
