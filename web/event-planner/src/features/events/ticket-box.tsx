import { type EventDetail, isOver } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Armchair, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { admittedUntil } from '../../lib/admissions.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { offersOf } from '../../lib/order/offers.ts';
import type { Choice } from '../../lib/order/order.ts';
import { usePurpose } from '../../lib/order/purpose.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getAvailability } from './api/get-availability.ts';
import { openingCode } from './api/get-event.ts';
import { CodeField } from './code-field.tsx';
import { addressWith } from './picked-tickets.ts';
import { TicketPicker, type Picked } from './ticket-picker.tsx';
import { TicketTypeRow } from './ticket-type-row.tsx';

interface TicketBoxProps {
  readonly event: EventDetail;
  /** What else is to be known before one picks. */
  readonly note?: ReactNode;
  readonly onPick: (picked: Picked) => void;
  /** What is picked changes: a refusal was about something else. @default nothing is said of it */
  readonly onChoose?: () => void;
  readonly busy: boolean;
  /** What came of the last try to hold tickets. */
  readonly refusal: ReactNode;
  readonly code?: string | undefined;
  /** @default there is no place for a code */
  readonly onCode?: (code: string | undefined) => void;
  /** Too many wrong ones came from here. @default false */
  readonly tooManyCodes?: boolean;
  /** How the waiting room stands, where one has to wait for one's turn. */
  readonly queue?: ReactNode;
  /** What was picked elsewhere. */
  readonly picked?: readonly Choice[];
  /** Where places are numbered: what may be wished for when we choose the seats. */
  readonly wishes?: (people: number) => ReactNode;
  /** It stands in somebody else's page: what is picked is bought in the shop, in a tab of its own. */
  readonly isElsewhere?: boolean;
}

/** Prices, what is left, and the way to buy: by number where places are counted, by seat where they are numbered. */
export function TicketBox(props: TicketBoxProps) {
  const {
    event,
    note,
    onPick,
    onChoose = () => {},
    busy,
    refusal,
    code,
    onCode,
    tooManyCodes = false,
    queue,
    picked = [],
    wishes,
    isElsewhere = false,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const availability = useQuery(getAvailability(event.id, openingCode(event, code))).data;
  const offers = offersOf(event, availability, { now: serverNow(), having: usePurpose(event.id)?.having });
  const tickets = offers.filter(({ type }) => type.kind === 'ticket');
  const gone = isOver(event);
  const buyable = event.state === 'published' && availability?.salesOpen !== false && tickets.some(({ sale }) => sale === 'open');
  const until = isElsewhere ? undefined : admittedUntil(event.id);
  // Whoever has been let in goes on as ever.
  const needsTurn = availability?.waitingRoom === true && until === undefined;
  return (
    <section aria-labelledby="tickets" className="card overflow-clip shadow-card">
      <h2 id="tickets" className="scroll-mt-24 px-5 pt-5 text-xl sm:px-6">
        {t('event.tickets')}
      </h2>
      <div className="px-5 pt-3 empty:hidden sm:px-6">{note}</div>
      {availability?.waitingRoom === true && until !== undefined && (
        <Notice tone="good" className="mx-5 mt-3 sm:mx-6">
          {t('queue.inside', { moment: format.time(until, ownTimeZone()) })}
        </Notice>
      )}
      {needsTurn ? (
        <div className="space-y-4 p-5 sm:p-6">
          <p>{t('queue.needed')}</p>
          {queue}
          <Link
            to="/events/$slug/queue"
            params={{ slug: event.slug }}
            search={code === undefined ? {} : { code }}
            {...(isElsewhere && { target: '_blank', rel: 'noopener' })}
            className={buttonClass({ size: 'large', className: 'w-full' })}
          >
            <Hourglass aria-hidden className="size-5.5" />
            {t('queue.go')}
          </Link>
        </div>
      ) : (event.seated && !wishes) || !buyable ? (
        <>
          <ul className="mt-2 divide-y divide-line px-5 pb-1 sm:px-6">
            {offers.map(offer => (
              <TicketTypeRow key={offer.type.id} event={event} offer={offer} />
            ))}
          </ul>
          {!gone && (
            <div className="perforated mt-2 p-5 sm:p-6">
              {buyable ? (
                <ToSeats slug={event.slug} code={code} isElsewhere={isElsewhere} />
              ) : (
                <NotOnSale soldOut={tickets.length > 0 && tickets.every(({ sale }) => sale === 'sold_out')} />
              )}
            </div>
          )}
        </>
      ) : (
        <TicketPicker
          event={event}
          offers={offers}
          picked={picked}
          onPick={onPick}
          onChoose={onChoose}
          busy={busy}
          refusal={refusal}
          {...(event.seated &&
            wishes && { seated: { wishes, toPlan: <ToSeats slug={event.slug} code={code} isElsewhere={isElsewhere} isSecond /> } })}
          {...(isElsewhere && { addressOf: choices => addressWith(event.slug, { code, choices }) })}
        />
      )}
      {onCode && !gone && (
        <div className="border-t border-line px-5 py-3 sm:px-6">
          <CodeField code={code} worth={event.givenCode} onCode={onCode} tooMany={tooManyCodes} />
        </div>
      )}
    </section>
  );
}

interface ToSeatsProps extends Required<Pick<TicketBoxProps, 'isElsewhere'>> {
  readonly slug: string;
  readonly code: string | undefined;
  /** There is another way above it. */
  readonly isSecond?: boolean;
}

function ToSeats({ slug, code, isElsewhere, isSecond = false }: ToSeatsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Link
        to="/events/$slug/seats"
        params={{ slug }}
        search={code === undefined ? {} : { code }}
        {...(isElsewhere && { target: '_blank', rel: 'noopener' })}
        className={buttonClass({ ...(isSecond ? { look: 'secondary' } : { size: 'large' }), className: 'w-full' })}
      >
        <Armchair aria-hidden className="size-5.5" />
        {t('event.chooseSeats')}
      </Link>
      {!isSecond && <p className="mt-3 text-center text-sm text-soft">{t('event.chooseSeatsText')}</p>}
    </>
  );
}

const NotOnSale = ({ soldOut }: { readonly soldOut: boolean }) => {
  const { t } = useTranslation();
  return <Notice>{t(soldOut ? 'event.allSoldOut' : 'event.salesClosed')}</Notice>;
};
