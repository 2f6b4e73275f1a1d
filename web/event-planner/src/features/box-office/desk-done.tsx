import type { Booking } from '@event-planner/contracts/booking';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

interface DeskDoneProps {
  readonly booking: Booking;
  readonly changeMinor: number;
  readonly print: ReactNode;
  readonly onNext: () => void;
}

export function DeskDone({ booking, changeMinor, print, onNext }: DeskDoneProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  return (
    <div className="space-y-5">
      <Notice tone="good" announce>
        <p className="font-semibold">{t('desk.done', { count: booking.tickets.length, reference: booking.reference })}</p>
        {changeMinor > 0 && (
          <p className="mt-1 text-2xl font-semibold">{t('desk.change', { amount: format.money(changeMinor, booking.currency) })}</p>
        )}
      </Notice>
      <ul className="list-disc space-y-1 ps-5">
        {booking.tickets.map(ticket => (
          <li key={ticket.id}>{[ticket.ticketTypeName, ticket.place].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button autoFocus onClick={onNext}>
          {t('desk.next')}
        </Button>
        {print}
      </div>
    </div>
  );
}
