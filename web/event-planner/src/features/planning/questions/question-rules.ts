import type { Question } from '@event-planner/contracts/event';
import { shortKey } from '../workspace/keys.ts';

export const newQuestion = (): Question => ({
  id: shortKey('question'),
  label: '',
  help: '',
  kind: 'text',
  options: [],
  required: false,
  per: 'order',
  ticketTypeIds: [],
  showIf: null,
});

/** What one may answer, where that is a closed list. `yes_no` answers as the contract writes them. */
export const answersOf = ({ kind, options }: Pick<Question, 'kind' | 'options'>): readonly string[] =>
  kind === 'yes_no' ? ['yes', 'no'] : kind === 'choice' || kind === 'choices' ? options : [];

export const withQuestion = (questions: readonly Question[], question: Question): Question[] =>
  questions.map(other => (other.id === question.id ? question : other));

/** Questions that were asked only after its answer are then asked always. */
export const withoutQuestion = (questions: readonly Question[], id: string): Question[] =>
  questions
    .filter(question => question.id !== id)
    .map(question => (question.showIf?.questionId === id ? { ...question, showIf: null } : question));

/** Whether a question is asked, given the answers so far. */
export const isAsked = ({ showIf }: Question, answers: Readonly<Record<string, readonly string[]>>): boolean =>
  showIf === null || showIf.answers.some(answer => answers[showIf.questionId]?.includes(answer));
