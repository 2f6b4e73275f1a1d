import type { AnswersForm } from '@event-planner/contracts/answers';
import type { CartBookingRequest, CartHold } from '@event-planner/contracts/cart';
import { checkAnswers } from '@event-planner/contracts/check-answers';
import { type RefObject, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Invoice } from '../../../lib/invoicing/use-invoice.ts';
import { InvoiceSection, invoiceOf } from '../invoice-section.tsx';
import { AskedQuestions, BuyerForm } from '../buyer-form.tsx';
import { useAnswers } from '../use-answers.ts';

interface CartFormProps {
  readonly name: string;
  readonly holds: readonly CartHold[];
  readonly busy: boolean;
  readonly invoice: Invoice;
  readonly onSubmit: (request: CartBookingRequest) => void;
}

/** Answers of one hold: undefined when something is missing, which is then shown. */
interface Answering {
  readonly give: (attendeeName: string) => { readonly answers?: AnswersForm } | undefined;
}

/** Whose name is on the tickets, once for all, and what each organizer asks. */
export function CartForm({ name, holds, busy, invoice, onSubmit }: CartFormProps) {
  const { t } = useTranslation();
  const [complaints, setComplaints] = useState(0);
  const answering = useRef(new Map<string, Answering>());
  const submit = (attendeeName: string): void => {
    const given = holds.map(({ id, questions }) => ({
      holdId: id,
      own: questions.length === 0 ? {} : answering.current.get(id)?.give(attendeeName),
    }));
    const complete = invoice.check();
    if (!complete || given.some(({ own }) => own === undefined)) return setComplaints(complaints + 1);
    const seen = holds.map(hold => invoiceOf(invoice, hold).seenTotalMinor);
    onSubmit({
      attendeeName,
      ...(invoice.invoiceTo && { invoiceTo: invoice.invoiceTo }),
      holds: given.map(({ holdId, own }, at) => ({ holdId, ...own, ...(seen[at] !== undefined && { seenTotalMinor: seen[at] }) })),
    });
  };
  const free = holds.every(hold => hold.totalMinor === 0);
  return (
    <BuyerForm
      name={name}
      action={t(free ? 'checkout.confirmFree' : 'checkout.continuePay')}
      busy={busy}
      complaints={complaints}
      onSubmit={submit}
    >
      {buyer => (
        <>
          {holds
            .filter(hold => hold.questions.length > 0)
            .map(hold => (
              <HoldQuestions key={hold.id} hold={hold} buyer={buyer} answering={answering} />
            ))}
          {!free && <InvoiceSection invoice={invoice} holds={holds} />}
        </>
      )}
    </BuyerForm>
  );
}

interface HoldQuestionsProps {
  readonly hold: CartHold;
  readonly buyer: string;
  readonly answering: RefObject<Map<string, Answering>>;
}

function HoldQuestions({ hold, buyer, answering }: HoldQuestionsProps) {
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
      <AskedQuestions questions={questions} lines={lines} buyer={buyer} answers={answers} />
    </section>
  );
}
