import { AnswerFault, type AnswersForm, type Given } from '@event-planner/contracts/answers';
import { useState } from 'react';
import { z } from 'zod';
import { isRefusal } from '../../lib/api/api-error.ts';

type Answer = Given[string] | undefined;

/** What was answered so far, and what is wrong with it. */
export interface AnswersGiven {
  readonly form: AnswersForm;
  readonly faults: readonly AnswerFault[];
  /** How often something was wrong with it when it was sent. */
  readonly complaints: number;
  giveForOrder(questionId: string, answer: Answer): void;
  giveFor(attendee: number, questionId: string, answer: Answer): void;
  name(attendee: number, name: string): void;
  complain(faults: readonly AnswerFault[]): void;
}

export function useAnswers(): AnswersGiven {
  const [form, setForm] = useState<AnswersForm>({ order: {}, attendees: [] });
  const [faults, setFaults] = useState<readonly AnswerFault[]>([]);
  const [complaints, setComplaints] = useState(0);
  const settle = (attendee: number | null, questionId: string): void =>
    setFaults(before => before.filter(fault => fault.attendee !== attendee || fault.questionId !== questionId));
  const change = (attendee: number, to: (before: AnswersForm['attendees'][number]) => AnswersForm['attendees'][number]): void =>
    setForm(({ order, attendees }) => {
      const all = Array.from({ length: Math.max(attendees.length, attendee + 1) }, (_, at) => attendees[at] ?? { answers: {} });
      return { order, attendees: all.map((one, at) => (at === attendee ? to(one) : one)) };
    });
  return {
    form,
    faults,
    complaints,
    giveForOrder(questionId, answer) {
      setForm(before => ({ ...before, order: given(before.order, questionId, answer) }));
      settle(null, questionId);
    },
    giveFor(attendee, questionId, answer) {
      change(attendee, one => ({ ...one, answers: given(one.answers, questionId, answer) }));
      settle(attendee, questionId);
    },
    name: (attendee, name) => change(attendee, ({ answers }) => (name.trim() === '' ? { answers } : { answers, name })),
    complain(wrong) {
      setFaults(wrong);
      if (wrong.length > 0) setComplaints(before => before + 1);
    },
  };
}

const given = (before: Given, questionId: string, answer: Answer): Given => {
  const { [questionId]: _, ...others } = before;
  return answer === undefined ? others : { ...others, [questionId]: answer };
};

const Refused = z.object({ faults: z.array(AnswerFault) });

/** What the service found wrong, where that is why it refused. */
export function faultsOf(error: unknown): readonly AnswerFault[] {
  if (!isRefusal(error, 'answers_invalid')) return [];
  return Refused.safeParse(error.problem).data?.faults ?? [];
}
