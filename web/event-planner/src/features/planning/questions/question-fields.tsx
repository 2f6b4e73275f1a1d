import type { Question } from '@event-planner/contracts/event';
import { Question as Schema } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { useSection } from '../workspace/sections.ts';
import { ConditionFields } from './condition-fields.tsx';

interface QuestionFieldsProps {
  readonly question: Question;
  readonly at: number;
  readonly earlier: readonly Question[];
  readonly onChange: (question: Question) => void;
}

const kinds = Schema.shape.kind.options;

export function QuestionFields({ question, at, earlier, onChange }: QuestionFieldsProps) {
  const { t } = useTranslation('organizing');
  const { problem } = useSection('questions');
  const { types } = useSection('tickets').value;
  const change = (part: Partial<Question>): void => onChange({ ...question, ...part });
  const chooses = question.kind === 'choice' || question.kind === 'choices';
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field
          label={t('questions.label')}
          value={question.label}
          problem={problem(at, 'label')}
          onChange={event => change({ label: event.target.value })}
        />
        <SelectField
          label={t('questions.kind')}
          className="[&>label]:text-base"
          value={question.kind}
          options={kinds.map(kind => ({ value: kind, label: t(kind === 'text' ? 'questions.text_answer' : `questions.${kind}`) }))}
          onChoose={kind => change({ kind: Schema.shape.kind.parse(kind), options: [] })}
        />
      </div>
      {chooses && (
        <TextArea
          label={t('questions.options')}
          hint={t('questions.optionsHint')}
          value={question.options.join('\n')}
          problem={question.options.some(option => option.trim() === '') ? t('questions.optionEmpty') : undefined}
          onChange={event => change({ options: event.target.value === '' ? [] : event.target.value.split('\n') })}
        />
      )}
      <Field label={t('questions.help')} value={question.help} maxLength={500} onChange={event => change({ help: event.target.value })} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label={t('questions.per')}
          className="[&>label]:text-base"
          value={question.per}
          options={[
            { value: 'order', label: t('questions.perOrder') },
            { value: 'attendee', label: t('questions.perAttendee') },
          ]}
          onChoose={per => change({ per: Schema.shape.per.parse(per) })}
        />
        <div className="sm:pt-8">
          <CheckField label={t('questions.required')} checked={question.required} onCheck={required => change({ required })} />
        </div>
      </div>
      <ConditionFields question={question} earlier={earlier} onChange={showIf => change({ showIf })} />
      {types.length > 1 && (
        <fieldset>
          <legend className="text-sm font-semibold">{t('questions.for')}</legend>
          <p className="text-sm text-soft">{t('questions.forHint')}</p>
          <div className="flex flex-wrap gap-x-6">
            {types.map(type => (
              <CheckField
                key={type.id}
                label={type.name === '' ? t('tickets.unnamed') : type.name}
                checked={question.ticketTypeIds.includes(type.id)}
                onCheck={on =>
                  change({
                    ticketTypeIds: on ? [...question.ticketTypeIds, type.id] : question.ticketTypeIds.filter(id => id !== type.id),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
