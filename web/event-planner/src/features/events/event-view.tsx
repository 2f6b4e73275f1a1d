import type { EventDetail } from '@event-planner/contracts/event';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Notice } from '../../components/notice.tsx';
import { RichText } from '../../components/rich-text.tsx';
import type { Readable } from '../../lib/i18n/event-language.ts';
import { Cover } from './cover.tsx';
import { EventActions } from './event-actions.tsx';
import { EventFacts } from './event-facts.tsx';
import { EventTerms } from './event-terms.tsx';
import { stateNames } from './event-state.ts';

const stateTexts = { cancelled: 'event.cancelledText', postponed: 'event.postponedText', ended: 'event.endedText' } as const;

interface EventViewProps extends Readable<EventDetail> {
  /** The box where one buys. */
  readonly tickets: ReactNode;
  /** The other dates of its series. */
  readonly dates?: ReactNode;
}

/** An event with everything one asks before buying. */
export function EventView({ event, lang, tickets, dates }: EventViewProps) {
  const { t } = useTranslation();
  return (
    <article className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-12">
      <div className="min-w-0">
        <Cover url={event.coverUrl} eager className="aspect-[3/2] w-full rounded-card sm:aspect-[5/3]" />
        <Headline event={event} lang={lang} />
        <EventFacts event={event} />
        <EventActions event={event} />
      </div>
      <aside className="lg:sticky lg:top-24 lg:row-span-2">{tickets}</aside>
      <div className="min-w-0 space-y-12">
        {event.description !== '' && (
          <section aria-labelledby="about">
            <h2 id="about" className="text-2xl">
              {t('event.about')}
            </h2>
            <RichText html={event.description} lang={lang} className="mt-4 max-w-[68ch] space-y-4 text-lg leading-relaxed text-pretty" />
          </section>
        )}
        {event.ticketTypes.length > 0 && <EventTerms event={event} />}
        {dates}
      </div>
    </article>
  );
}

function Headline({ event, lang }: Readable<EventDetail>) {
  const { t } = useTranslation();
  const { organizer, series } = event;
  const stateText = event.state in stateTexts ? stateTexts[event.state as keyof typeof stateTexts] : undefined;
  return (
    <>
      <div className="mt-6 flex flex-wrap gap-2">
        <Badge tone="good">{t(`category.${event.category}`)}</Badge>
        {event.mode !== 'in_person' && <Badge>{t(event.mode === 'online' ? 'event.online' : 'visit.hybrid')}</Badge>}
        {event.visibility === 'private' && <Badge>{t('visit.private')}</Badge>}
        {event.state !== 'published' && <Badge tone="warning">{t(stateNames[event.state])}</Badge>}
      </div>
      <h1 lang={lang} className="mt-3 text-3xl leading-tight wrap-anywhere sm:text-5xl sm:leading-[1.1]">
        {event.title}
      </h1>
      {event.subtitle !== '' && (
        <p lang={lang} className="mt-3 text-xl text-soft text-pretty">
          {event.subtitle}
        </p>
      )}
      <p className="mt-3 text-soft">
        {t('visit.by')}{' '}
        <Link to="/organizers/$slug" params={{ slug: organizer.slug }} className="link">
          {organizer.name}
        </Link>
        {series !== null && (
          <>
            {' · '}
            <Link to="/series/$slug" params={{ slug: series.slug }} className="link">
              {t('visit.partOf', { title: series.title })}
            </Link>
          </>
        )}
      </p>
      {stateText && (
        <Notice tone="warning" className="mt-6">
          {t(stateText)}
        </Notice>
      )}
    </>
  );
}
