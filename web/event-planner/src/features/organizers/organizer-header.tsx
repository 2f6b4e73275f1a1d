import type { Organizer } from '@event-planner/contracts/event';
import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { CalendarSubscription } from '../../components/calendar-subscription.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { ShareButton } from '../../components/share-button.tsx';

/** An organizer's banner, name and what it says of itself, in its colour: white is readable on it, which the service sees to. */
export function OrganizerHeader({ organizer }: { readonly organizer: Organizer }) {
  const { t } = useTranslation();
  const { name, about, website, bannerUrl, logoUrl, slug, color } = organizer;
  return (
    <header>
      <div className="overflow-hidden rounded-card bg-[#0a463b] text-white" style={color === null ? undefined : { backgroundColor: color }}>
        {bannerUrl !== null && <img src={bannerUrl} alt="" className="aspect-[3/1] w-full object-cover sm:aspect-[4/1]" />}
        <div className="flex flex-wrap items-center gap-5 p-5 sm:p-8">
          {logoUrl !== null && <img src={logoUrl} alt="" className="size-20 rounded-card bg-white object-contain p-1 sm:size-24" />}
          <div className="min-w-0">
            <p className="font-semibold">{t('visit.organizer')}</p>
            <h1 className="text-3xl leading-tight wrap-anywhere sm:text-5xl">{name}</h1>
          </div>
        </div>
      </div>
      <div className="mt-6 grid gap-6 lg:grid-cols-[minmax(0,1fr)_auto] lg:items-start">
        {about === '' ? <span /> : <RichText html={about} className="max-w-[68ch] space-y-3 text-lg leading-relaxed text-pretty" />}
        <div className="flex flex-wrap gap-2">
          <CalendarSubscription path={`/api/organizers/${slug}/calendar.ics`} />
          {website !== null && (
            <a href={website} rel="noopener nofollow" className={buttonClass({ look: 'secondary', size: 'small' })}>
              <Globe aria-hidden className="size-4.5" />
              {t('visit.website')}
            </a>
          )}
          <ShareButton title={name} path={`/organizers/${slug}`} />
        </div>
      </div>
    </header>
  );
}
