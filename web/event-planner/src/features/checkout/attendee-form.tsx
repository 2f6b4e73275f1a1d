import type { Invoice } from '../../lib/invoicing/use-invoice.ts';
import { type ReactNode, useState } from 'react';
import type { BookedLine, BookingRequest } from '@event-planner/contracts/booking';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import type { Question } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { AskedQuestions, BuyerForm } from './buyer-form.tsx';
import { faultsOf, useAnswers } from './use-answers.ts';

export type BuyerDetails = Pick<z.infer<typeof BookingRequest>, 'attendeeName' | 'answers'>;

interface AttendeeFormProps {
  readonly name: string;
  readonly free: boolean;
  /** What sending it does. @default pays, or gets what is free */
  readonly action?: string;
  readonly busy: boolean;
  readonly questions: readonly Question[];
  readonly lines: readonly BookedLine[];
  /** Where an invoice may be asked for. */
  readonly invoice?: Invoice | undefined;
  readonly children?: ReactNode;
  readonly onSubmit: (details: BuyerDetails, onRefused: (error: unknown) => void) => void;
}

/** Whose name is on the tickets, and what the organizer asks. */
export function AttendeeForm({ name, free, action, busy, questions, lines, invoice, children, onSubmit }: AttendeeFormProps) {
  const { t } = useTranslation();
  const answers = useAnswers();
  const [refused, setRefused] = useState(0);
  const submit = (attendeeName: string): void => {
    if (invoice && !invoice.check()) return setRefused(refused + 1);
    if (questions.length === 0) return onSubmit({ attendeeName }, () => {});
    const checked = checkAnswers({ questions, lines, attendeeName }, answers.form);
    if ('faults' in checked) return answers.complain(checked.faults);
    onSubmit({ attendeeName, answers: answers.form }, error => answers.complain(faultsOf(error)));
  };
  return (
    <BuyerForm
      name={name}
      action={action ?? t(free ? 'checkout.confirmFree' : 'checkout.continuePay')}
      busy={busy}
      complaints={answers.complaints + refused}
      onSubmit={submit}
    >
      {buyer => (
        <>
          <AskedQuestions questions={questions} lines={lines} buyer={buyer} answers={answers} />
          {children}
        </>
      )}
    </BuyerForm>
  );
}
