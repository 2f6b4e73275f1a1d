import type { Ticket } from '@event-planner/contracts/booking';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Refused } from './refused.tsx';
import { TicketChoice } from './ticket-choice.tsx';
import { useSplitBooking } from './api/split-booking.ts';

interface SplitDialogProps {
  readonly bookingId: string;
  readonly tickets: readonly Pick<Ticket, 'id' | 'place' | 'ticketTypeName' | 'attendeeName' | 'state'>[];
  readonly onClose: () => void;
  /** With the id of the booking that was made. */
  readonly onSplit?: (bookingId: string) => void;
}

/** Which tickets get a booking of their own. For the buyer, and for the team on their behalf. */
export function SplitDialog({ bookingId, tickets, onClose, onSplit }: SplitDialogProps) {
  const { t } = useTranslation();
  const split = useSplitBooking(bookingId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const valid = tickets.filter(ticket => ticket.state === 'valid');
  const act = (): void =>
    split.mutate([...chosen], {
      onSuccess: made => {
        onClose();
        onSplit?.(made.id);
      },
    });
  return (
    <Dialog open title={t('moves.split')} text={t('moves.splitText')} onClose={onClose}>
      <div className="space-y-5">
        <TicketChoice legend={t('moves.which')} tickets={valid} chosen={chosen} onChange={setChosen} />
        <Refused error={split.error} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {t('moves.cancel')}
          </Button>
          <Button busy={split.isPending} disabled={chosen.size === 0 || chosen.size === valid.length} onClick={act}>
            {t('moves.splitDo', { count: chosen.size })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
