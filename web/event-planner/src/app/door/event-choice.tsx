import type { DoorEvents } from '@event-planner/contracts/check-in';
import { may } from '@event-planner/contracts/team-policies';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listDoors } from '../../features/door/api/calls.ts';
import { nameDevice, thisDevice } from '../../features/door/device.ts';
import { listMine } from '../../features/organizers/api/list-mine.ts';
import { dropEvent, hasPrepared, listPrepared, listQueue, type Prepared } from '../../lib/door/store.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useSession } from '../../lib/session/use-session.ts';

type DoorEvent = DoorEvents['items'][number];

/** What a list is kept for after the event: until nobody can come in any more, and a day for late scans. */
const keptAfterMs = 24 * 60 * 60 * 1000;

/** Which event: those on this device, which need no network, and those one may stand at. */
export function EventChoice() {
  const { t } = useTranslation('door');
  const session = useSession();
  const prepared = usePrepared();
  return (
    <div className="space-y-8">
      <div>
        <h1 className="text-2xl">{t('choose.title')}</h1>
        <p className="mt-1 text-soft text-pretty">{t('choose.text')}</p>
      </div>
      {prepared.length > 0 && (
        <section>
          <h2 className="mb-2 text-lg">{t('choose.onDevice')}</h2>
          <EventList events={prepared.map(({ door }) => door)} />
        </section>
      )}
      {session.status === 'user' ? (
        <OwnEvents />
      ) : (
        session.status === 'visitor' && (
          <Notice>
            <p>{t('choose.loginText')}</p>
            <Link to="/login" search={{ redirect: '/door' }} className={buttonClass({ className: 'mt-3' })}>
              {t('choose.login')}
            </Link>
          </Notice>
        )
      )}
      <DeviceName />
    </div>
  );
}

function usePrepared(): readonly Prepared[] {
  const [prepared, setPrepared] = useState<readonly Prepared[]>([]);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const [all, queue] = [await listPrepared(), await listQueue()];
      const isOver = ({ door, eventId }: Prepared): boolean =>
        Date.parse(door.endsAt) + keptAfterMs < Date.now() && !queue.some(one => one.eventId === eventId);
      for (const { eventId } of all.filter(isOver)) await dropEvent(eventId);
      setPrepared(all.filter(one => !isOver(one)));
    };
    if (hasPrepared()) void look();
  }, []);
  return prepared;
}

function OwnEvents() {
  const { t } = useTranslation('door');
  const mine = useQuery(listMine());
  const organizers = (mine.data?.items ?? []).filter(({ role }) => may(role, 'checkIn'));
  const lists = useQueries({ queries: organizers.map(({ id }) => listDoors(id)) });
  // Of whichever organizer: what is next is what somebody at a door looks for.
  const events = lists
    .flatMap(({ data }) => data?.items ?? [])
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
  if (mine.isPending || lists.some(({ isPending }) => isPending))
    return (
      <Loading>
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  if (mine.isError || lists.some(({ isError }) => isError)) return <Notice tone="warning">{t('choose.failed')}</Notice>;
  return events.length === 0 ? <Notice>{t('choose.none')}</Notice> : <EventList events={events} />;
}

function EventList({
  events,
}: {
  readonly events: readonly Pick<DoorEvent, 'eventId' | 'title' | 'venueName' | 'startsAt' | 'timeZone'>[];
}) {
  const { locale } = useFormat();
  const when = ({ startsAt, timeZone }: Pick<DoorEvent, 'startsAt' | 'timeZone'>): string =>
    new Date(startsAt).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <ul className="space-y-2">
      {events.map(event => (
        <li key={event.eventId}>
          <Link
            to="/door/{-$eventId}"
            params={{ eventId: event.eventId }}
            preload={false}
            className="card block p-4 no-underline hover:border-brand"
          >
            <span className="block font-semibold break-words">{event.title}</span>
            <span className="block text-sm text-soft">
              {when(event)} · {event.venueName}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function DeviceName() {
  const { t } = useTranslation('door');
  const [name, setName] = useState(() => thisDevice().name);
  return (
    <Field
      label={t('choose.deviceName')}
      hint={t('choose.deviceHint')}
      value={name}
      maxLength={60}
      onChange={event => setName(event.target.value)}
      onBlur={() => setName(nameDevice(name).name)}
    />
  );
}
