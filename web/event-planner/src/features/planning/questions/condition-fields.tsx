import type { Question } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { answersOf } from './question-rules.ts';

interface ConditionFieldsProps {
  readonly question: Question;
  readonly earlier: readonly Question[];
  readonly onChange: (showIf: Question['showIf']) => void;
}

/** Asked always, or only after certain answers to an earlier question. */
export function ConditionFields({ question, earlier, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('organizing');
  const possible = earlier.filter(other => answersOf(other).length > 0);
  if (possible.length === 0 && question.showIf === null) return null;
  const { showIf } = question;
  const other = possible.find(({ id }) => id === showIf?.questionId);
  const words = (answer: string): string => (other?.kind === 'yes_no' ? t(answer === 'yes' ? 'questions.yes' : 'questions.no') : answer);
  const choose = (id: string): void => {
    const chosen = possible.find(candidate => candidate.id === id);
    onChange(chosen === undefined ? null : { questionId: chosen.id, answers: [...answersOf(chosen)].slice(0, 1) });
  };
  return (
    <div className="space-y-2">
      <SelectField
        label={t('questions.when')}
        className="[&>label]:text-base"
        value={showIf?.questionId ?? ''}
        options={[
          { value: '', label: t('questions.always') },
          ...possible.map(({ id, label }) => ({ value: id, label: t('questions.after', { question: label || t('questions.unnamed') }) })),
        ]}
        onChoose={choose}
      />
      {showIf !== null && other !== undefined && (
        <fieldset>
          <legend className="text-sm font-semibold">{t('questions.answers')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {answersOf(other).map(answer => (
              <CheckField
                key={answer}
                label={words(answer)}
                checked={showIf.answers.includes(answer)}
                onCheck={on => {
                  const answers = on ? [...showIf.answers, answer] : showIf.answers.filter(given => given !== answer);
                  if (answers.length > 0) onChange({ ...showIf, answers });
                }}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
