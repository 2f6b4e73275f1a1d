import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { SeatMapEditor } from '../../features/seat-map-editor/seat-map-editor.tsx';
import { SignedIn } from '../signed-in.tsx';
import { BackToVenue } from './back-link.tsx';
import { useArchive } from './use-archive.ts';

export const route = createLazyRoute('/organize/$organizer/venues/$venueId/plans/new')({
  component: () => (
    <SignedIn>
      <NewPage />
    </SignedIn>
  ),
});

function NewPage() {
  const { t } = useTranslation('seatEditor');
  const { organizer, venueId } = route.useParams();
  usePageTitle(t('editor.newTitle'));
  const archive = useArchive({ organizer, venueId });
  const [source] = useState(() => ({
    draftKey: `${venueId}/`,
    name: t('word.planName'),
    basedOn: null,
    version: undefined,
    document: undefined,
  }));
  return <SeatMapEditor source={source} archive={archive} back={<BackToVenue organizer={organizer} venueId={venueId} />} />;
}
