import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { parts } from './parts.ts';

/** What there is to look after. */
export function OperateStart() {
  const { t } = useTranslation('operating');
  usePageTitle(t('operate.title'));
  return (
    <>
      <PageHead title={t('operate.title')} text={t('operate.text')} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {parts.map(({ name, icon: Icon }) => (
          <li key={name} className="card relative flex items-start gap-4 p-5 hover:border-brand">
            <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-brand" />
            <div className="min-w-0 grow">
              <Link to="/operate/{-$part}" params={{ part: name }} className="font-semibold after:absolute after:inset-0">
                {t(`parts.${name}`)}
              </Link>
              <p className="mt-0.5 text-sm text-soft text-pretty">{t(`partTexts.${name}`)}</p>
            </div>
            <ChevronRight aria-hidden className="mt-0.5 size-5 shrink-0 text-soft rtl:-scale-x-100" />
          </li>
        ))}
      </ul>
    </>
  );
}
