import type { Booking } from '@event-planner/contracts/booking';
import type { Cancellation } from '@event-planner/contracts/refund';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CheckField } from '../../components/check-field.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { ApiError } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getCancellation, useCancelTickets } from './api/cancellation.ts';

/** A button while the buyer may cancel, and behind it what comes back, to the cent, before anything is cancelled. */
export function CancelTickets({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...getCancellation(booking.id), enabled: booking.state === 'confirmed' });
  if (!found.data?.possible) return null;
  return (
    <>
      <Button look="secondary" onClick={() => setOpen(true)}>
        {t('refund.cancel')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('refund.title')}
        text={t(found.data.isPostponed ? 'refund.textPostponed' : 'refund.text')}
      >
        <Choice booking={booking} cancellation={found.data} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Of an event that was postponed: until when everything comes back. */
export function PostponedNote({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery({ ...getCancellation(booking.id), enabled: booking.state === 'confirmed' });
  if (!data?.possible || !data.isPostponed || data.until === null) return null;
  return (
    <Notice tone="warning" className="mb-4">
      <p className="font-semibold">{t('refund.postponed')}</p>
      <p>{t('refund.postponedText', { moment: format.moment(data.until, booking.timeZone) })}</p>
    </Notice>
  );
}

interface ChoiceProps {
  readonly booking: Booking;
  readonly cancellation: Cancellation;
  readonly onClose: () => void;
}

function Choice({ booking, cancellation, onClose }: ChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelTickets(booking.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(cancellation.tickets.map(ticket => ticket.ticketId)));
  const [asCredit, setAsCredit] = useState(cancellation.backAs === 'credit');
  const [key] = useState(() => crypto.randomUUID());
  const tickets = cancellation.tickets.filter(ticket => chosen.has(ticket.ticketId));
  const backMinor = tickets.reduce((sum, ticket) => sum + ticket.backMinor, 0);
  const money = (minor: number): string => format.money(minor, cancellation.currency);
  const toggle = (id: string, checked: boolean): void =>
    setChosen(checked ? new Set([...chosen, id]) : new Set([...chosen].filter(one => one !== id)));
  const send = (): void =>
    cancel.mutate({ tickets: tickets.map(ticket => ticket.ticketId), seenBackMinor: backMinor, asCredit, key }, { onSuccess: onClose });
  return (
    <div className="space-y-5">
      {booking.origin === 'transfer' && <Notice tone="warning">{t('refund.given')}</Notice>}
      <ul className="space-y-2">
        {cancellation.tickets.map(line => {
          const ticket = booking.tickets.find(one => one.id === line.ticketId);
          return (
            <li key={line.ticketId}>
              <CheckField
                checked={chosen.has(line.ticketId)}
                label={[ticket?.ticketTypeName, ticket?.place].filter(Boolean).join(', ')}
                hint={`${t('refund.gets', { amount: money(line.backMinor), paid: money(line.paidMinor) })}${line.keptMinor > 0 ? ` · ${t('refund.keeps', { amount: money(line.keptMinor) })}` : ''}`}
                onCheck={checked => toggle(line.ticketId, checked)}
              />
            </li>
          );
        })}
      </ul>
      <p className="flex justify-between gap-4 border-t border-line pt-4 text-lg font-bold" aria-live="polite">
        <span>{t('refund.total')}</span>
        <span className="tabular-nums">{money(backMinor)}</span>
      </p>
      {backMinor > 0 && cancellation.backAs === 'choice' && (
        <ChoiceCards
          legend={t('refund.how')}
          value={asCredit ? 'credit' : 'original'}
          choices={[
            { value: 'original', label: t('refund.asPaid'), text: t(cancellation.byProvider ? 'refund.byProvider' : 'refund.byHand') },
            { value: 'credit', label: t('refund.asCredit'), text: t('refund.asCreditText') },
          ]}
          onChoose={how => setAsCredit(how === 'credit')}
        />
      )}
      <div className="space-y-1 text-sm text-soft">
        {cancellation.feesMinor > 0 && <p>{t('refund.fees', { amount: money(cancellation.feesMinor) })}</p>}
        {backMinor > 0 && cancellation.backAs === 'original' && <p>{t(cancellation.byProvider ? 'refund.byProvider' : 'refund.byHand')}</p>}
        {backMinor > 0 && cancellation.backAs === 'credit' && <p>{t('refund.onlyCredit')}</p>}
        {cancellation.until !== null && (
          <p>
            {t(cancellation.isPostponed ? 'refund.untilPostponed' : 'refund.until', {
              moment: format.moment(cancellation.until, booking.timeZone),
            })}
          </p>
        )}
      </div>
      {cancel.error !== null && (
        <Notice tone="bad" announce>
          {t(cancel.error instanceof ApiError && cancel.error.problem?.code === 'amount_changed' ? 'refund.changed' : 'refund.failed')}
        </Notice>
      )}
      <div className="flex flex-wrap justify-end gap-3">
        <Button look="secondary" onClick={onClose}>
          {t('refund.keep')}
        </Button>
        <Button busy={cancel.isPending} disabled={tickets.length === 0} onClick={send}>
          {backMinor > 0 ? t('refund.confirm', { amount: money(backMinor) }) : t('refund.confirmFree')}
        </Button>
      </div>
    </div>
  );
}
