import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the tab, in history, and for a screen reader on arrival. */
export function usePageTitle(page: string | undefined): void {
  const { t } = useTranslation();
  const title = page === undefined ? t('app.name') : t('app.pageTitle', { page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
