import type { Question } from '@event-planner/contracts/event';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { moved } from '../tickets/new-ticket.ts';
import { useSection } from '../workspace/sections.ts';
import { newQuestion, withoutQuestion, withQuestion } from './question-rules.ts';
import { QuestionFields } from './question-fields.tsx';
import { QuestionsPreview } from './questions-preview.tsx';

/** What attendees are asked, and beside it the form as they will see it. */
export function QuestionsPart() {
  const { t } = useTranslation('organizing');
  const { value: questions, replace, readOnly } = useSection('questions');
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Panel id="questions-list" title={t('parts.questions')} text={t('questions.text')}>
        {questions.length === 0 && <p className="mb-4 rounded-control bg-sunken p-5 text-center text-soft">{t('questions.none')}</p>}
        <ol className="space-y-4">
          {questions.map((question, at) => (
            <li key={question.id} className="rounded-control border border-line p-4">
              <QuestionFields
                question={question}
                at={at}
                earlier={questions.slice(0, at)}
                onChange={next => replace(withQuestion(questions, next))}
              />
              {!readOnly && <Tools question={question} at={at} questions={questions} onReplace={replace} />}
            </li>
          ))}
        </ol>
        {!readOnly && questions.length < 50 && (
          <Button look="secondary" className="mt-4" onClick={() => replace([...questions, newQuestion()])}>
            <Plus aria-hidden className="size-5" />
            {t('questions.add')}
          </Button>
        )}
      </Panel>
      {questions.length > 0 && <QuestionsPreview questions={questions} />}
    </div>
  );
}

interface ToolsProps {
  readonly question: Question;
  readonly at: number;
  readonly questions: readonly Question[];
  readonly onReplace: (questions: Question[]) => void;
}

function Tools({ question, at, questions, onReplace }: ToolsProps) {
  const { t } = useTranslation('organizing');
  const name = question.label === '' ? t('questions.unnamed') : question.label;
  return (
    <div className="mt-3 flex justify-end">
      {at > 0 && (
        <IconButton label={t('tickets.up', { name })} icon={<ArrowUp />} onClick={() => onReplace(moved(questions, at, at - 1))} />
      )}
      {at < questions.length - 1 && (
        <IconButton label={t('tickets.down', { name })} icon={<ArrowDown />} onClick={() => onReplace(moved(questions, at, at + 1))} />
      )}
      <IconButton
        label={t('frame.removeNamed', { name })}
        icon={<Trash2 />}
        onClick={() => onReplace(withoutQuestion(questions, question.id))}
      />
    </div>
  );
}
