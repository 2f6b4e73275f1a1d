import type { Booking, Ticket } from '@event-planner/contracts/booking';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QrCode } from '../../components/qr-code.tsx';
import { useScreenAwake } from './use-screen-awake.ts';

interface LargeCodeProps {
  readonly booking: Booking;
  /** Which of its tickets to begin with. */
  readonly first: string;
  readonly onClose: () => void;
}

/** One code as large as the screen, for whoever stands at the door: light in every theme, and one ticket after the other. */
export function LargeCode({ booking, first, onClose }: LargeCodeProps) {
  const { t } = useTranslation();
  const tickets = booking.tickets.filter(ticket => ticket.state === 'valid');
  const [shown, setShown] = useState(first);
  const [opener] = useState(() => document.activeElement);
  const at = Math.max(
    0,
    tickets.findIndex(ticket => ticket.id === shown),
  );
  const go = (by: number): void => {
    const next = tickets[at + by];
    if (next) setShown(next.id);
  };
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent): void => {
    const forward = getComputedStyle(currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === 'ArrowLeft' || key === 'ArrowRight') go(key === forward ? 1 : -1);
  };
  const ticket = tickets[at];
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onCloseAutoFocus={event => {
            event.preventDefault();
            if (opener instanceof HTMLElement) opener.focus();
          }}
          className="fixed inset-0 z-50 flex scheme-light flex-col overflow-y-auto bg-white p-4 text-ink sm:p-6"
        >
          <div className="flex items-center justify-between gap-4">
            <Dialog.Title className="text-lg">{t('carrying.title')}</Dialog.Title>
            <Dialog.Close aria-label={t('carrying.close')} className={roundButton}>
              <X aria-hidden className="size-6" />
            </Dialog.Close>
          </div>
          {ticket && <Shown booking={booking} ticket={ticket} />}
          {tickets.length > 1 && (
            <div className="flex items-center justify-between gap-4">
              <Turn label={t('carrying.previous')} off={at === 0} onClick={() => go(-1)} />
              <p aria-live="polite" className="font-semibold">
                {t('carrying.count', { number: at + 1, of: tickets.length })}
              </p>
              <Turn label={t('carrying.next')} off={at === tickets.length - 1} onClick={() => go(1)} forward />
            </div>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Shown({ booking, ticket }: { readonly booking: Booking; readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const awake = useScreenAwake();
  const place = ticket.place === '' ? t('booking.general') : ticket.place;
  return (
    <div className="flex grow flex-col items-center justify-center gap-4 py-4 text-center">
      <QrCode text={ticket.code} label={t('booking.qr', { place })} className="aspect-square w-[min(100%,60dvh)]" />
      <div>
        <p className="text-2xl font-bold">{place}</p>
        <p className="text-lg">
          {ticket.ticketTypeName} · {ticket.attendeeName}
        </p>
        <p className="text-soft">{booking.eventTitle}</p>
      </div>
      <p className="text-sm text-soft">
        {t('carrying.brighter')} {awake && t('carrying.awake')}
      </p>
    </div>
  );
}

const roundButton =
  'flex size-12 shrink-0 items-center justify-center rounded-control text-ink hover:bg-sunken aria-disabled:text-soft aria-disabled:opacity-50';

/** Keeps its focus where there is nothing further. */
const Turn = ({
  label,
  off,
  forward = false,
  onClick,
}: {
  readonly label: string;
  readonly off: boolean;
  readonly forward?: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" aria-label={label} aria-disabled={off || undefined} onClick={onClick} className={roundButton}>
    {forward ? (
      <ChevronRight aria-hidden className="size-7 rtl:-scale-x-100" />
    ) : (
      <ChevronLeft aria-hidden className="size-7 rtl:-scale-x-100" />
    )}
  </button>
);
