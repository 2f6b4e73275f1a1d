import type { EventDetail } from '@event-planner/contracts/event';
import { Accessibility, CalendarDays, DoorOpen, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { Cover } from './cover.tsx';
import { stateNames } from './event-state.ts';

const stateTexts = { cancelled: 'event.cancelledText', postponed: 'event.postponedText', ended: 'event.endedText' } as const;

/** An event with everything one asks before buying; `tickets` is the box where one buys. */
export function EventView({ event, tickets }: { readonly event: EventDetail; readonly tickets: ReactNode }) {
  const { t } = useTranslation();
  const stateText = event.state in stateTexts ? stateTexts[event.state as keyof typeof stateTexts] : undefined;
  return (
    <article className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-12">
      <div className="min-w-0">
        <Cover url={event.coverUrl} eager className="aspect-[3/2] w-full rounded-card sm:aspect-[2/1]" />
        <div className="mt-6 flex flex-wrap gap-2">
          <Badge tone="good">{t(`category.${event.category}`)}</Badge>
          {event.state !== 'published' && <Badge tone="warning">{t(stateNames[event.state])}</Badge>}
        </div>
        <h1 className="mt-3 text-3xl leading-tight sm:text-5xl sm:leading-[1.1]">{event.title}</h1>
        <p className="mt-3 text-soft">{t('event.organizer', { name: event.organizer.name })}</p>
        {stateText && (
          <Notice tone="warning" className="mt-6">
            {t(stateText)}
          </Notice>
        )}
        <Facts event={event} />
      </div>
      <aside className="lg:sticky lg:top-24 lg:row-span-2">{tickets}</aside>
      <section aria-labelledby="about" className="min-w-0">
        <h2 id="about" className="text-2xl">
          {t('event.about')}
        </h2>
        <div className="mt-4 max-w-[68ch] space-y-4 text-lg leading-relaxed text-pretty">
          {event.description.split(/\n{2,}/).map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </div>
      </section>
    </article>
  );
}

function Facts({ event }: { readonly event: EventDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { venue } = event;
  const zone = format.foreignZone(event.startsAt, event.timeZone);
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <Fact icon={<CalendarDays />} name={t('event.when')}>
        <time dateTime={event.startsAt} className="block font-semibold">
          {format.day(event.startsAt, event.timeZone)}
        </time>
        {format.time(event.startsAt, event.timeZone)} {t('event.until', { time: format.time(event.endsAt, event.timeZone) })}
        {zone !== undefined && <span className="block text-sm text-soft">{`${zone}, ${t('event.localTime')}`}</span>}
      </Fact>
      <Fact icon={<MapPin />} name={t('event.where')}>
        {venue === null ? (
          t('event.online')
        ) : (
          <>
            <span className="block font-semibold">{venue.name}</span>
            {venue.address}
            {!venue.address.includes(venue.city) && `, ${venue.city}`}
          </>
        )}
      </Fact>
      {event.doorsAt !== null && (
        <Fact icon={<DoorOpen />} name={t('event.doors', { time: '' }).trim()}>
          {format.time(event.doorsAt, event.timeZone)}
        </Fact>
      )}
      {venue !== null && venue.accessibility !== '' && (
        <Fact icon={<Accessibility />} name={t('event.accessibility')}>
          {venue.accessibility}
        </Fact>
      )}
    </dl>
  );
}

const Fact = ({ icon, name, children }: { readonly icon: ReactNode; readonly name: string; readonly children: ReactNode }) => (
  <div className="relative min-w-0 ps-9">
    <dt className="text-sm text-soft">
      <span aria-hidden className="absolute start-0 top-0.5 text-brand [&_svg]:size-5.5">
        {icon}
      </span>
      {name}
    </dt>
    <dd>{children}</dd>
  </div>
);
