import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../components/button.tsx';
import { MessageView } from '../components/message-view.tsx';
import { usePageTitle } from '../components/use-page-title.ts';

export function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t('state.notFoundTitle'));
  return (
    <MessageView icon={<Compass />} title={t('state.notFoundTitle')} text={t('state.notFoundText')} level={1}>
      <Link to="/events" className={buttonClass()}>
        {t('state.notFoundAction')}
      </Link>
    </MessageView>
  );
}
