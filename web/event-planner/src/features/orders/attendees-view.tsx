import type { Attendee, AttendeeFilters } from '@event-planner/contracts/orders';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { type Option, SelectField } from '../../components/select-field.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listAttendees } from './api/list-attendees.ts';
import { DisputeBadge } from './order-badge.tsx';

interface AttendeesViewProps {
  readonly eventId: string;
  readonly organizer: string;
  readonly timeZone: string;
  readonly ticketTypes: readonly Option[];
}

/** Whom the event admits: a line for each ticket. */
export function AttendeesView({ eventId, organizer, timeZone, ticketTypes }: AttendeesViewProps) {
  const { t } = useTranslation('organizing');
  const [filters, setFilters] = useState<AttendeeFilters>({ state: 'valid' });
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <SearchField label={t('orders.search')} value={filters.q} onSearch={q => setFilters({ ...filters, q })} />
        <SelectField
          label={t('attendees.which')}
          className="w-44"
          value={filters.state ?? ''}
          options={[
            { value: 'valid', label: t('attendees.valid') },
            { value: 'ended', label: t('attendees.ended') },
            { value: '', label: t('attendees.all') },
          ]}
          onChoose={state => setFilters({ ...filters, state: state === '' ? undefined : (state as 'valid') })}
        />
        <SelectField
          label={t('orders.ticketType')}
          className="w-48"
          value={filters.ticketTypeId ?? ''}
          options={[{ value: '', label: t('orders.any') }, ...ticketTypes]}
          onChoose={id => setFilters({ ...filters, ticketTypeId: id === '' ? undefined : id })}
        />
      </div>
      <Listed eventId={eventId} organizer={organizer} timeZone={timeZone} filters={filters} />
    </>
  );
}

type ListedProps = Omit<AttendeesViewProps, 'ticketTypes'> & { readonly filters: AttendeeFilters };

function Listed({ eventId, organizer, timeZone, filters }: ListedProps) {
  const { t } = useTranslation('organizing');
  const attendees = useInfiniteQuery(listAttendees(eventId, filters));
  if (attendees.isPending)
    return (
      <Loading>
        <Skeleton className="h-96" />
      </Loading>
    );
  if (attendees.isError && attendees.data === undefined)
    return <ErrorView error={attendees.error} onRetry={() => void attendees.refetch()} />;
  const items = attendees.data.pages.flatMap(page => page.items);
  if (items.length === 0) return <MessageView icon={<UsersRound />} title={t('attendees.none')} text={t('attendees.noneText')} />;
  const questions = [...new Set(items.flatMap(({ answers }) => answers.map(({ label }) => label)))];
  return (
    <>
      <div
        className="card overflow-x-auto"
        role="region"
        tabIndex={0}
        aria-label={t('parts.attendees')}
        aria-busy={attendees.isPlaceholderData}
      >
        <table className="w-full min-w-max text-start text-sm">
          <thead className="border-b border-line text-soft">
            <tr>
              {[t('attendees.name'), t('attendees.ticket'), t('attendees.order'), t('attendees.checkedIn'), ...questions].map(title => (
                <th key={title} scope="col" className="px-4 py-3 text-start font-semibold">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {items.map(attendee => (
              <Row
                key={attendee.id}
                attendee={attendee}
                organizer={organizer}
                eventId={eventId}
                timeZone={timeZone}
                questions={questions}
              />
            ))}
          </tbody>
        </table>
      </div>
      <MoreButton of={attendees} />
    </>
  );
}

interface RowProps extends Omit<ListedProps, 'filters'> {
  readonly attendee: Attendee;
  readonly questions: readonly string[];
}

function Row({ attendee, organizer, eventId, timeZone, questions }: RowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const given = new Map(attendee.answers.map(({ label, text }) => [label, text]));
  return (
    <tr>
      <th scope="row" className="max-w-60 px-4 py-3 text-start align-top font-normal">
        <p className="font-semibold break-words">{format.person(attendee.attendeeName)}</p>
        {attendee.buyerName !== attendee.attendeeName && (
          <p className="text-soft">{t('attendees.boughtBy', { name: format.person(attendee.buyerName) })}</p>
        )}
        <span className="flex flex-wrap gap-1.5 empty:hidden">
          {attendee.state !== 'valid' && <Badge tone="bad">{t(`ticketStates.${attendee.state}`)}</Badge>}
          {attendee.blocked && <Badge tone="warning">{t('dispute.blocked')}</Badge>}
          <DisputeBadge disputed={attendee.disputed} />
        </span>
      </th>
      <td className="max-w-60 px-4 py-3 align-top">
        {attendee.ticketTypeName}
        <p className="text-soft">{attendee.place}</p>
      </td>
      <td className="px-4 py-3 align-top">
        <Link
          to="/organize/$organizer/orders/$eventId/$orderId"
          params={{ organizer, eventId, orderId: attendee.bookingId }}
          className="link font-mono"
        >
          {attendee.reference}
        </Link>
      </td>
      <td className="px-4 py-3 align-top">
        {attendee.checkedInAt !== null && (
          <span className="inline-flex items-center gap-1.5 font-medium text-brand">
            <CircleCheck aria-hidden className="size-4" />
            {format.time(attendee.checkedInAt, timeZone)}
          </span>
        )}
      </td>
      {questions.map(label => (
        <td key={label} className="max-w-72 px-4 py-3 align-top break-words whitespace-pre-line">
          {given.get(label)}
        </td>
      ))}
    </tr>
  );
}
