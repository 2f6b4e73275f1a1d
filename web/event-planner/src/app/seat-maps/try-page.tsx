import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { SeatMapEditor } from '../../features/seat-map-editor/seat-map-editor.tsx';
import { BackHome } from './back-link.tsx';

export const route = createLazyRoute('/seat-map-editor')({ component: TryPage });

/** The editor alone, for whoever wants to see it: what is drawn stays in this browser. */
function TryPage() {
  const { t } = useTranslation('seatEditor');
  usePageTitle(t('editor.tryTitle'));
  const [source] = useState(() => ({ draftKey: 'try', name: t('word.planName'), basedOn: null, version: undefined, document: undefined }));
  return <SeatMapEditor source={source} back={<BackHome />} />;
}
