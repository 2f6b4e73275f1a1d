import { Outlet } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../components/logo.tsx';
import { useHostsLook, useReportedHeight } from '../../lib/embedding.ts';

/** Around what stands in somebody else's page: nothing but who it comes from. */
export function EmbedLayout() {
  const { t } = useTranslation();
  const content = useRef<HTMLDivElement>(null);
  useReportedHeight(content);
  useHostsLook();
  useEffect(() => {
    document.documentElement.dataset['embedded'] = '';
  }, []);
  return (
    <div ref={content} className="p-1">
      <main className="outline-none">
        <Outlet />
      </main>
      <footer className="mt-3 pb-1 text-end text-sm text-soft">
        {t('embed.by')}{' '}
        <a href="/" target="_blank" rel="noopener" className="link inline-flex items-center gap-1.5">
          <Logo className="h-4 w-auto" />
          {t('app.name')}
        </a>
      </footer>
    </div>
  );
}
