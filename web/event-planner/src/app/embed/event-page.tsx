import type { EventDetail } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { asBefore, getEvent } from '../../features/events/api/get-event.ts';
import { TicketBox } from '../../features/events/ticket-box.tsx';
import { RoomNote } from '../../features/waiting-room/room-note.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useEventLanguage } from '../../lib/i18n/event-language.ts';
import { EmbedSearch } from '../search.ts';

export const route = createLazyRoute('/embed/events/$slug')({ component: EmbeddedEvent });

/** An event's tickets in somebody else's page: picked there, bought in ours. */
function EmbeddedEvent() {
  const { slug } = route.useParams();
  const search = EmbedSearch.parse(route.useSearch());
  const navigate = useNavigate();
  const asked = useQuery({ ...getEvent(slug, search.code), placeholderData: asBefore(slug) });
  const tooMany = isRefusal(asked.error, 'too_many_codes');
  const plain = useQuery({ ...getEvent(slug), enabled: tooMany });
  const event = tooMany ? plain : asked;
  usePageTitle(event.data?.title);
  if (event.isPending) return <BoxSkeleton />;
  if (event.isError) return <ErrorView error={event.error} onRetry={() => void event.refetch()} level={1} />;
  const enter = (code: string | undefined): void => {
    const { code: _code, ...others } = search;
    void navigate({ to: '/embed/events/$slug', params: { slug }, search: { ...others, ...(code !== undefined && { code }) } });
  };
  return <Tickets original={event.data} code={event.isPlaceholderData ? undefined : search.code} onCode={enter} tooMany={tooMany} />;
}

interface TicketsProps {
  readonly original: EventDetail;
  readonly code: string | undefined;
  readonly onCode: (code: string | undefined) => void;
  readonly tooMany: boolean;
}

function Tickets({ original, code, onCode, tooMany }: TicketsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { event, lang } = useEventLanguage(original);
  return (
    <>
      <h1 lang={lang} className="text-2xl leading-tight wrap-anywhere">
        {event.title}
      </h1>
      <p className="mt-1 text-soft">
        <time dateTime={event.startsAt}>{format.moment(event.startsAt, event.timeZone)}</time>,{' '}
        {event.venue === null ? t('event.online') : `${event.venue.name}, ${event.venue.city}`}
      </p>
      <p className="mt-1 mb-4">
        <a href={`/events/${event.slug}`} target="_blank" rel="noopener" className="link text-sm">
          {t('embed.more')}
        </a>
      </p>
      <TicketBox
        queue={<RoomNote event={event} />}
        event={event}
        onPick={() => {}}
        busy={false}
        refusal={undefined}
        code={code}
        onCode={onCode}
        tooManyCodes={tooMany}
        isElsewhere
      />
    </>
  );
}

const BoxSkeleton = () => (
  <Loading>
    <Skeleton className="h-8 w-2/3" />
    <Skeleton className="mt-4 h-80 rounded-card" />
  </Loading>
);
