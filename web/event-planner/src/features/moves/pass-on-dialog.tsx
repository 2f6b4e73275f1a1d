import type { Booking } from '@event-planner/contracts/booking';
import { TransferForm } from '@event-planner/contracts/transfer';
import { Email } from '@event-planner/contracts/http';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { Refused } from './refused.tsx';
import { TicketChoice } from './ticket-choice.tsx';
import { useOfferTransfer } from './api/transfers.ts';

interface PassOnDialogProps {
  readonly booking: Booking;
  readonly ticketId: string;
  readonly onClose: () => void;
}

/** Who is to have a ticket: they get a mail, and it stays one's own until they accept. */
export function PassOnDialog({ booking, ticketId, onClose }: PassOnDialogProps) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const offer = useOfferTransfer(booking.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set([ticketId]));
  const [email, setEmail] = useState('');
  const [message, setMessage] = useState('');
  const [wrong, setWrong] = useState(false);
  const valid = booking.tickets.filter(ticket => ticket.state === 'valid');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const form = TransferForm.safeParse({ ticketIds: [...chosen], email: email.trim(), ...(message.trim() !== '' && { message }) });
    setWrong(!form.success);
    if (form.success) offer.mutate(form.data, { onSuccess: onClose });
  };
  return (
    <Dialog open title={t('moves.passOn')} text={t('moves.passOnText')} onClose={onClose}>
      <form noValidate onSubmit={send} className="space-y-5">
        {valid.length > 1 && <TicketChoice legend={t('moves.which')} tickets={valid} chosen={chosen} onChange={setChosen} />}
        <Field
          label={t('moves.email')}
          type="email"
          autoComplete="off"
          value={email}
          problem={wrong ? words(faultsIn(Email, email.trim()).at(0)) : undefined}
          onChange={event => setEmail(event.target.value)}
        />
        <Field label={t('moves.message')} maxLength={200} value={message} onChange={event => setMessage(event.target.value)} />
        <Refused error={offer.error} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('moves.cancel')}
          </Button>
          <Button type="submit" busy={offer.isPending} disabled={chosen.size === 0}>
            {t('moves.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
