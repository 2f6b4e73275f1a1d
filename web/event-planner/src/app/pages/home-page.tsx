import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight, QrCode, Radio, Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { CategoryShortcuts } from '../../features/events/category-shortcuts.tsx';
import { Highlights } from '../../features/events/highlights.tsx';
import { SearchForm } from '../../features/events/search-form.tsx';
import { HeroArt } from '../hero-art.tsx';

export const route = createLazyRoute('/')({ component: HomePage });

function HomePage() {
  const { t } = useTranslation();
  usePageTitle(undefined);
  return (
    <div className="space-y-16 sm:space-y-20">
      <Hero />
      <section aria-labelledby="upcoming">
        <div className="mb-6 flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="upcoming" className="text-2xl sm:text-3xl">
            {t('home.upcoming')}
          </h2>
          <Link to="/events" className="link inline-flex items-center gap-1.5">
            {t('home.all')}
            <ArrowRight aria-hidden className="size-4.5" />
          </Link>
        </div>
        <Highlights />
      </section>
      <section aria-labelledby="categories">
        <h2 id="categories" className="mb-6 text-2xl sm:text-3xl">
          {t('home.categories')}
        </h2>
        <CategoryShortcuts />
      </section>
      <Promises />
    </div>
  );
}

function Hero() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <section className="relative isolate overflow-hidden rounded-card bg-[#0a463b] px-5 py-12 text-white sm:px-12 sm:py-20">
      <HeroArt className="absolute inset-y-0 end-0 -z-10 h-full w-full max-w-3xl mask-l-from-40% mask-l-to-90% max-sm:opacity-40" />
      <div className="max-w-xl">
        <h1 className="text-4xl leading-[1.08] sm:text-6xl">{t('home.title')}</h1>
        <p className="mt-5 text-lg text-pretty text-white/90">{t('home.text')}</p>
        <div className="mt-8 rounded-card bg-surface p-2 text-ink shadow-float sm:p-2.5">
          <SearchForm value={undefined} onSearch={q => void navigate({ to: '/events', search: q === undefined ? {} : { q } })} large />
        </div>
      </div>
    </section>
  );
}

const promises = [
  { icon: Radio, title: 'home.promiseLive', text: 'home.promiseLiveText' },
  { icon: Timer, title: 'home.promiseHold', text: 'home.promiseHoldText' },
  { icon: QrCode, title: 'home.promiseTicket', text: 'home.promiseTicketText' },
] as const;

function Promises() {
  const { t } = useTranslation();
  return (
    <ul className="grid gap-8 border-t border-line pt-12 sm:grid-cols-3">
      {promises.map(({ icon: Icon, title, text }) => (
        <li key={title}>
          <Icon aria-hidden className="size-7 text-brand" />
          <h2 className="mt-3 text-lg">{t(title)}</h2>
          <p className="mt-1 text-soft text-pretty">{t(text)}</p>
        </li>
      ))}
    </ul>
  );
}
