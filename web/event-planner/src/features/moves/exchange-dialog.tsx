import type { Booking } from '@event-planner/contracts/booking';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { setPurpose } from '../../lib/order/purpose.ts';
import { getEventFacts } from './api/event-facts.ts';
import { getExchangeQuote } from './api/exchanges.ts';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Refused } from './refused.tsx';
import { TicketChoice } from './ticket-choice.tsx';

const datesAtOnce = 12;

interface ExchangeDialogProps {
  readonly booking: Pick<Booking, 'id' | 'reference' | 'eventId'> & {
    readonly tickets: readonly Omit<Booking['tickets'][number], 'code'>[];
  };
  /** The one it begins with. */
  readonly ticketId?: string;
  readonly returnTo?: string;
  readonly onClose: () => void;
}

/** Which tickets are given, what they are worth, and for which date; the places are then chosen as always. */
export function ExchangeDialog({ booking, ticketId, returnTo, onClose }: ExchangeDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(ticketId === undefined ? [] : [ticketId]));
  const ticketIds = [...chosen];
  const quote = useQuery({ ...getExchangeQuote(booking.id, ticketIds), enabled: ticketIds.length > 0 });
  const [shown, setShown] = useState(datesAtOnce);
  const dates = useQueries({ queries: (quote.data?.eventIds ?? []).slice(0, shown).map(id => getEventFacts(id)) });
  const valid = booking.tickets.filter(ticket => ticket.state === 'valid');
  const holder = valid.find(({ id }) => chosen.has(id))?.attendeeName;
  const choose = (event: { readonly id: string; readonly slug: string; readonly seated: boolean }): void => {
    setPurpose({
      kind: 'exchange',
      bookingId: booking.id,
      reference: booking.reference,
      eventIds: quote.data?.eventIds ?? [event.id],
      ticketIds,
      ...(holder !== undefined && { holder }),
      ...(returnTo !== undefined && { returnTo }),
    });
    onClose();
    void navigate({ to: event.seated ? '/events/$slug/seats' : '/events/$slug', params: { slug: event.slug } });
  };
  return (
    <Dialog open title={t('moves.exchange')} text={t('moves.exchangeText')} onClose={onClose}>
      <div className="space-y-5">
        {valid.length > 1 && <TicketChoice legend={t('moves.which')} tickets={valid} chosen={chosen} onChange={setChosen} />}
        <Refused error={quote.error} />
        {quote.data && (
          <p className="rounded-control bg-sunken px-4 py-3">
            {t('moves.worth', {
              credit: format.money(quote.data.creditMinor, quote.data.currency),
              fee: format.money(quote.data.feeMinor, quote.data.currency),
            })}
          </p>
        )}
        {quote.isLoading && (
          <Loading>
            <Skeleton className="h-24" />
          </Loading>
        )}
        {quote.data?.eventIds.length === 0 && <Notice>{t('moves.noDates')}</Notice>}
        {quote.data && quote.data.eventIds.length > 0 && (
          <section aria-labelledby="exchange-dates">
            <h3 id="exchange-dates" className="mb-2 font-semibold">
              {t('moves.forWhich')}
            </h3>
            <ul className="space-y-2">
              {dates.map(({ data: event }) =>
                event === undefined ? null : (
                  <li key={event.id}>
                    <Button look="secondary" className="w-full justify-between" onClick={() => choose(event)}>
                      <span>{format.moment(event.startsAt, event.timeZone)}</span>
                      <span className="text-sm font-normal text-soft">
                        {event.id === booking.eventId ? t('moves.sameDate') : (event.venue?.name ?? '')}
                      </span>
                    </Button>
                  </li>
                ),
              )}
            </ul>
            {quote.data.eventIds.length > shown && (
              <Button look="quiet" size="small" className="mt-2" onClick={() => setShown(shown + datesAtOnce)}>
                {t('app.more')}
              </Button>
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}
