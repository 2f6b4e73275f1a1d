import type { BookedLine } from '@event-planner/contracts/booking';
import type { OfferedTransfer } from '@event-planner/contracts/transfer';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { Gift, TicketX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../components/button.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { AttendeeForm } from '../../features/checkout/attendee-form.tsx';
import { getOffered, useAcceptTransfer, useDeclineTransfer } from '../../features/moves/api/transfers.ts';
import { Refused } from '../../features/moves/refused.tsx';
import { SessionGate } from '../../features/session/session-gate.tsx';
import { isNotFound, isRefusal } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { FailedPage } from '../failed-page.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export const route = createLazyRoute('/transfers/$token')({ component: TransferPage });

/** What somebody was offered by mail: whoever has the link sees it, whoever signs in may take it. */
function TransferPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const offer = useQuery({ ...getOffered(token), retry: false });
  usePageTitle(offer.data?.eventTitle);
  if (offer.isPending)
    return (
      <Loading className="mx-auto max-w-2xl space-y-6">
        <Skeleton className="h-40 rounded-card" />
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (offer.isError && (isNotFound(offer.error) || isRefusal(offer.error)))
    return <MessageView icon={<TicketX />} title={t('moves.goneTitle')} text={t('moves.notFound')} level={1} />;
  if (offer.isError) return <FailedPage error={offer.error} onRetry={() => void offer.refetch()} />;
  return offer.data.state === 'open' ? <Open token={token} offer={offer.data} /> : <Over offer={offer.data} />;
}

function Over({ offer }: { readonly offer: OfferedTransfer }) {
  const { t } = useTranslation();
  return (
    <MessageView icon={<TicketX />} title={t('moves.goneTitle')} text={offer.state === 'open' ? '' : t(`moves.${offer.state}`)} level={1}>
      <Link to="/bookings" className={buttonClass({ look: 'secondary' })}>
        {t('booking.listTitle')}
      </Link>
    </MessageView>
  );
}

interface OpenProps {
  readonly token: string;
  readonly offer: OfferedTransfer;
}

function Open({ token, offer }: OpenProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const decline = useDeclineTransfer(token);
  const here = ownTimeZone();
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <div className="flex items-start gap-4">
        <span aria-hidden className="flex size-14 shrink-0 items-center justify-center rounded-full bg-tint text-brand">
          <Gift className="size-7" />
        </span>
        <div className="min-w-0">
          <h1 className="text-3xl break-words">{t('moves.offerTitle', { from: offer.from, count: offer.tickets.length })}</h1>
          <p className="mt-2 text-lg text-soft">{t('moves.offerText', { until: format.moment(offer.expiresAt, here) })}</p>
        </div>
      </div>
      {offer.message !== undefined && (
        <figure className="border-s-4 border-brand ps-4">
          <blockquote className="text-lg break-words">{offer.message}</blockquote>
          <figcaption className="mt-1 text-sm text-soft">{offer.from}</figcaption>
        </figure>
      )}
      <section aria-label={offer.eventTitle} className="card overflow-clip shadow-card">
        <div className="bg-brand p-5 text-on-brand sm:p-6">
          <p className="text-sm font-medium">{format.moment(offer.startsAt, offer.timeZone)}</p>
          <h2 className="mt-1 text-xl leading-snug">
            <Link to="/events/$slug" params={{ slug: offer.eventSlug }} className="underline">
              {offer.eventTitle}
            </Link>
          </h2>
          <p className="mt-1 text-sm">{offer.venueName}</p>
        </div>
        <ul className="divide-y divide-line px-5 sm:px-6">
          {offer.tickets.map((ticket, at) => (
            <li key={`${ticket.place} ${at}`} className="py-3">
              <p className="font-semibold">{ticket.place === '' ? t('booking.general') : ticket.place}</p>
              <p className="text-sm text-soft">{ticket.ticketTypeName}</p>
            </li>
          ))}
        </ul>
      </section>
      <Accept token={token} offer={offer} />
      <div>
        <Refused error={decline.error} />
        <Button look="quiet" className="-ms-4" busy={decline.isPending} onClick={() => decline.mutate()}>
          {t('moves.decline')}
        </Button>
        <p className="text-sm text-soft">{t('moves.declineText', { from: offer.from })}</p>
      </div>
    </div>
  );
}

function Accept({ token, offer }: OpenProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const accept = useAcceptTransfer(token);
  if (session.status === 'unknown') return <Skeleton className="h-64 rounded-card" />;
  const signedIn = session.status === 'user';
  return (
    <section aria-labelledby="accept" className="card p-5 shadow-card sm:p-8">
      <h2 id="accept" className="text-2xl">
        {t(signedIn ? 'moves.acceptTitle' : 'checkout.stepAccount')}
      </h2>
      <p className="mt-1.5 mb-6 text-soft">{signedIn ? t('checkout.signedInAs', { email: session.user.email }) : t('moves.signInFirst')}</p>
      {!isRefusal(accept.error, 'answers_invalid') && <Refused error={accept.error} />}
      {signedIn ? (
        <AttendeeForm
          name={session.user.name}
          free
          action={t('moves.accept')}
          busy={accept.isPending || accept.isSuccess}
          questions={offer.questions}
          lines={linesOf(offer)}
          onSubmit={(details, onRefused) =>
            accept.mutate(details, {
              onError: onRefused,
              onSuccess: ({ id }) => void navigate({ to: '/bookings/$id', params: { id }, replace: true }),
            })
          }
        />
      ) : (
        <SessionGate />
      )}
    </section>
  );
}

/** As the questions are asked by: one for each ticket. */
const linesOf = ({ tickets }: OfferedTransfer): readonly BookedLine[] => tickets.map(ticket => ({ ...ticket, quantity: 1, priceMinor: 0 }));
