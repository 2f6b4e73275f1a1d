import type { AnswersForm } from '@event-planner/contracts/answers';
import { BookingRequest } from '@event-planner/contracts/booking';
import type { CartBookingRequest, CartHold } from '@event-planner/contracts/cart';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import { zodResolver } from '@hookform/resolvers/zod';
import { type RefObject, useImperativeHandle, useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useIsUploading } from '../../../lib/answer-files/upload-answer-file.ts';
import { QuestionsForm } from '../questions-form.tsx';
import { useAnswers } from '../use-answers.ts';

const Attendee = BookingRequest.pick({ attendeeName: true });

interface CartFormProps {
  readonly name: string;
  readonly holds: readonly CartHold[];
  readonly busy: boolean;
  readonly onSubmit: (request: CartBookingRequest) => void;
}

/** Answers of one hold: undefined when something is missing, which is then shown. */
interface Answering {
  readonly give: (attendeeName: string) => { readonly answers?: AnswersForm } | undefined;
}

/** Whose name is on the tickets, once for all, and what each organizer asks. */
export function CartForm({ name, holds, busy, onSubmit }: CartFormProps) {
  const { t } = useTranslation();
  const { register, handleSubmit, formState, watch } = useForm({ resolver: zodResolver(Attendee), defaultValues: { attendeeName: name } });
  const uploading = useIsUploading();
  const form = useRef<HTMLFormElement>(null);
  const answering = useRef(new Map<string, Answering>());
  const submit = (attendeeName: string): void => {
    if (uploading) return;
    const given = holds.map(({ id, questions }) => ({
      holdId: id,
      own: questions.length === 0 ? {} : answering.current.get(id)?.give(attendeeName),
    }));
    if (given.some(({ own }) => own === undefined))
      return void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    onSubmit({ attendeeName, holds: given.map(({ holdId, own }) => ({ holdId, ...own })) });
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
      {holds
        .filter(hold => hold.questions.length > 0)
        .map(hold => (
          <HoldQuestions key={hold.id} hold={hold} buyer={watch('attendeeName')} answering={answering} />
        ))}
      <Button type="submit" size="large" className="w-full" busy={busy} disabled={uploading}>
        {busy ? t('checkout.booking') : holds.every(hold => hold.totalMinor === 0) ? t('checkout.confirmFree') : t('checkout.continuePay')}
      </Button>
    </form>
  );
}

interface HoldQuestionsProps {
  readonly hold: CartHold;
  readonly buyer: string;
  readonly answering: RefObject<Map<string, Answering>>;
}

function HoldQuestions({ hold, buyer, answering }: HoldQuestionsProps) {
  const { t } = useTranslation();
  const answers = useAnswers();
  const { questions, lines } = hold;
  useImperativeHandle<Answering, Answering>(
    one => {
      if (one) answering.current.set(hold.id, one);
      else answering.current.delete(hold.id);
    },
    () => ({
      give(attendeeName) {
        const checked = checkAnswers({ questions, lines, attendeeName }, answers.form);
        if (!('faults' in checked)) return { answers: answers.form };
        answers.complain(checked.faults);
        return undefined;
      },
    }),
  );
  return (
    <section className="space-y-5 border-t border-edge pt-5">
      <h3 className="text-lg font-semibold">{hold.event.title}</h3>
      {answers.faults.length > 0 && (
        <Notice tone="bad" announce>
          {t('answers.wrong', { count: answers.faults.length })}
        </Notice>
      )}
      <QuestionsForm questions={questions} lines={lines} buyer={buyer} answers={answers} />
    </section>
  );
}
