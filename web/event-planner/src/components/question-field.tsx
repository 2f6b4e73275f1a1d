import type { Question } from '@event-planner/contracts/event';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from './check-field.tsx';
import { Field } from './field.tsx';
import { FileField } from './file-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextArea } from './text-area.tsx';

export type GivenAnswer = string | string[] | undefined;

export interface QuestionFieldProps {
  readonly question: Question;
  readonly given: GivenAnswer;
  readonly problem?: string | undefined;
  readonly onGive: (answer: GivenAnswer) => void;
}

/** One question that an organizer asks, as the control that fits its kind. */
export function QuestionField({ question, given, problem, onGive }: QuestionFieldProps) {
  const { t } = useTranslation();
  const label = question.required ? question.label : t('answers.optional', { label: question.label });
  const hint = question.help === '' ? undefined : question.help;
  const text = typeof given === 'string' ? given : '';
  const shared = { label, hint, problem, required: question.required };
  switch (question.kind) {
    case 'text':
      return <Field {...shared} maxLength={500} value={text} onChange={event => onGive(event.target.value)} />;
    case 'paragraph':
      return <TextArea {...shared} maxLength={5000} value={text} onChange={event => onGive(event.target.value)} />;
    case 'date':
      return <Field {...shared} type="date" value={text} onChange={event => onGive(event.target.value)} />;
    case 'file':
      return <FileField {...shared} fileId={text} onChange={onGive} />;
    case 'choices':
      return <Several {...{ question, given, problem, onGive, label, hint }} />;
    case 'choice':
    case 'yes_no':
      return <One {...{ question, given, problem, onGive, label, hint }} />;
  }
}

interface OfOptionsProps extends QuestionFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
}

/** The browser's own select: a few words as well as fifty fit into it on a phone. */
function One({ question, given, problem, onGive, label, hint }: OfOptionsProps) {
  const { t } = useTranslation();
  const id = useId();
  const options =
    question.kind === 'yes_no'
      ? [
          { value: 'yes', label: t('answers.yes') },
          { value: 'no', label: t('answers.no') },
        ]
      : question.options.map(value => ({ value, label: value }));
  return (
    <div>
      <SelectField
        label={label}
        className="[&>label]:text-base"
        value={typeof given === 'string' ? given : ''}
        options={[{ value: '', label: t('answers.choose') }, ...options]}
        required={question.required}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined && hint === undefined ? undefined : id}
        onChoose={value => onGive(value === '' ? undefined : value)}
      />
      <Below id={id} hint={hint} problem={problem} />
    </div>
  );
}

function Several({ question, given, problem, onGive, label, hint }: OfOptionsProps) {
  const id = useId();
  const chosen = Array.isArray(given) ? given : [];
  return (
    <fieldset aria-describedby={problem === undefined && hint === undefined ? undefined : id}>
      <legend className="mb-1 font-semibold">{label}</legend>
      {question.options.map((value, at) => (
        <CheckField
          key={value}
          label={value}
          checked={chosen.includes(value)}
          aria-invalid={(at === 0 && problem !== undefined) || undefined}
          onCheck={on => onGive(on ? [...chosen, value] : chosen.filter(other => other !== value))}
        />
      ))}
      <Below id={id} hint={hint} problem={problem} />
    </fieldset>
  );
}

function Below({ id, hint, problem }: { readonly id: string; readonly hint: string | undefined; readonly problem: string | undefined }) {
  if (problem !== undefined)
    return (
      <p id={id} className="mt-1.5 text-sm font-medium text-danger">
        {problem}
      </p>
    );
  return hint === undefined ? null : (
    <p id={id} className="mt-1.5 text-sm text-soft">
      {hint}
    </p>
  );
}
