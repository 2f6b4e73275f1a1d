import { BookingRequest, type BookedLine } from '@event-planner/contracts/booking';
import type { Question } from '@event-planner/contracts/event';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useIsUploading } from '../../lib/answer-files/upload-answer-file.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { QuestionsForm } from './questions-form.tsx';
import type { AnswersGiven } from './use-answers.ts';

const Attendee = BookingRequest.pick({ attendeeName: true });

interface BuyerFormProps {
  readonly name: string;
  /** What sending it does. */
  readonly action: string;
  readonly busy: boolean;
  /** How often something was wrong when it was sent: each time the first wrong field gets the focus. */
  readonly complaints: number;
  readonly onSubmit: (attendeeName: string) => void;
  /** What else is asked; who buys is whose name is on the tickets. */
  readonly children: (buyer: string) => ReactNode;
}

/** Whose name is on the tickets, of one order or of several, and what else is asked. */
export function BuyerForm({ name, action, busy, complaints, onSubmit, children }: BuyerFormProps) {
  const { t } = useTranslation();
  const { register, handleSubmit, formState, watch } = useFormOf(Attendee, { defaultValues: { attendeeName: name } });
  const uploading = useIsUploading();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (complaints > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [complaints]);
  return (
    <form
      ref={form}
      noValidate
      className="space-y-6"
      onSubmit={event => void handleSubmit(({ attendeeName }) => !uploading && onSubmit(attendeeName))(event)}
    >
      <Field
        label={t('checkout.attendeeName')}
        hint={t('checkout.attendeeHint')}
        autoComplete="name"
        problem={formState.errors.attendeeName?.message}
        {...register('attendeeName')}
      />
      {children(watch('attendeeName'))}
      <Button type="submit" size="large" className="w-full" busy={busy} disabled={uploading}>
        {busy ? t('checkout.booking') : action}
      </Button>
    </form>
  );
}

interface AskedQuestionsProps {
  readonly questions: readonly Question[];
  readonly lines: readonly BookedLine[];
  readonly buyer: string;
  readonly answers: AnswersGiven;
}

/** What an organizer asks, and that some answers are wrong. */
export function AskedQuestions({ questions, lines, buyer, answers }: AskedQuestionsProps) {
  const { t } = useTranslation();
  return (
    <>
      {answers.faults.length > 0 && (
        <Notice tone="bad" announce>
          {t('answers.wrong', { count: answers.faults.length })}
        </Notice>
      )}
      <QuestionsForm questions={questions} lines={lines} buyer={buyer} answers={answers} />
    </>
  );
}
