import { type BookedLine, BookingRequest } from '@event-planner/contracts/booking';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import type { Question } from '@event-planner/contracts/event';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useIsUploading } from '../../lib/answer-files/upload-answer-file.ts';
import { QuestionsForm } from './questions-form.tsx';
import { faultsOf, useAnswers } from './use-answers.ts';

const Attendee = BookingRequest.pick({ attendeeName: true });

export type BuyerDetails = Pick<z.infer<typeof BookingRequest>, 'attendeeName' | 'answers'>;

interface AttendeeFormProps {
  readonly name: string;
  readonly free: boolean;
  /** What sending it does. @default pays, or gets what is free */
  readonly action?: string;
  readonly busy: boolean;
  readonly questions: readonly Question[];
  readonly lines: readonly BookedLine[];
  readonly onSubmit: (details: BuyerDetails, onRefused: (error: unknown) => void) => void;
}

/** Whose name is on the tickets, and what the organizer asks. */
export function AttendeeForm({ name, free, action, busy, questions, lines, onSubmit }: AttendeeFormProps) {
  const { t } = useTranslation();
  const { register, handleSubmit, formState, watch } = useForm({ resolver: zodResolver(Attendee), defaultValues: { attendeeName: name } });
  const answers = useAnswers();
  const uploading = useIsUploading();
  const form = useRef<HTMLFormElement>(null);
  const { complaints, faults } = answers;
  useEffect(() => {
    if (complaints > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [complaints]);
  const submit = (attendeeName: string): void => {
    if (uploading) return;
    if (questions.length === 0) return onSubmit({ attendeeName }, () => {});
    const checked = checkAnswers({ questions, lines, attendeeName }, answers.form);
    if ('faults' in checked) return answers.complain(checked.faults);
    onSubmit({ attendeeName, answers: answers.form }, error => answers.complain(faultsOf(error)));
  };
  return (
    <form
      ref={form}
      noValidate
      className="space-y-6"
      onSubmit={event => void handleSubmit(({ attendeeName }) => submit(attendeeName))(event)}
    >
      <Field
        label={t('checkout.attendeeName')}
        hint={t('checkout.attendeeHint')}
        autoComplete="name"
        problem={formState.errors.attendeeName && t('problem.required')}
        {...register('attendeeName')}
      />
      {faults.length > 0 && (
        <Notice tone="bad" announce>
          {t('answers.wrong', { count: faults.length })}
        </Notice>
      )}
      <QuestionsForm questions={questions} lines={lines} buyer={watch('attendeeName')} answers={answers} />
      <Button type="submit" size="large" className="w-full" busy={busy} disabled={uploading}>
        {busy ? t('checkout.booking') : action !== undefined ? action : free ? t('checkout.confirmFree') : t('checkout.continuePay')}
      </Button>
    </form>
  );
}
