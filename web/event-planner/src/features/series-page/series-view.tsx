import type { Series } from '@event-planner/contracts/series';
import { chooseLanguage } from '@event-planner/contracts/in-language';
import { Link } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { CalendarSubscription } from '../../components/calendar-subscription.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { ShareButton } from '../../components/share-button.tsx';
import { languageInAddress } from '../../lib/i18n/language.ts';
import { DateList } from './date-list.tsx';

/** What a series is, and every date one may still go to. */
export function SeriesView({ series }: { readonly series: Series }) {
  const { t, i18n } = useTranslation();
  const language = chooseLanguage(
    series,
    [languageInAddress(), i18n.language, ...navigator.languages].filter(one => one !== undefined),
  );
  const lang = language === i18n.language ? undefined : language;
  const said = series.translations[language];
  const subtitle = said?.subtitle ?? series.subtitle;
  const description = said?.description ?? series.description;
  return (
    <article className="space-y-10">
      <header className="grid grid-cols-1 items-center gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:gap-12">
        <div className="min-w-0">
          <Badge tone="good">{t(`category.${series.category}`)}</Badge>
          <h1 lang={lang} className="mt-3 text-3xl leading-tight wrap-anywhere sm:text-5xl sm:leading-[1.1]">
            {said?.title ?? series.title}
          </h1>
          {subtitle !== '' && (
            <p lang={lang} className="mt-3 text-xl text-soft text-pretty">
              {subtitle}
            </p>
          )}
          <p className="mt-3 text-soft">
            {t('visit.by')}{' '}
            <Link to="/organizers/$slug" params={{ slug: series.organizer.slug }} className="link">
              {series.organizer.name}
            </Link>
          </p>
          <div className="mt-6 flex flex-wrap gap-2">
            <CalendarSubscription path={`/api/series/${series.slug}/calendar.ics`} />
            <ShareButton title={series.title} path={`/series/${series.slug}`} />
          </div>
        </div>
        {series.coverUrl !== null && (
          <img
            src={series.coverUrl}
            alt=""
            width={1200}
            height={800}
            className="aspect-[3/2] w-full rounded-card bg-tint object-cover max-lg:order-first"
          />
        )}
      </header>
      <section aria-labelledby="dates">
        <h2 id="dates" className="mb-4 text-2xl">
          {t('visit.dates')}
        </h2>
        {series.dates.length === 0 ? (
          <MessageView icon={<CalendarX />} title={t('visit.noDatesTitle')} text={t('visit.noDatesText')} level={2} />
        ) : (
          <DateList dates={series.dates} level={3} />
        )}
      </section>
      {description !== '' && (
        <section aria-labelledby="about">
          <h2 id="about" className="text-2xl">
            {t('visit.aboutSeries')}
          </h2>
          <RichText html={description} lang={lang} className="mt-4 max-w-[68ch] space-y-4 text-lg leading-relaxed text-pretty" />
        </section>
      )}
    </article>
  );
}
