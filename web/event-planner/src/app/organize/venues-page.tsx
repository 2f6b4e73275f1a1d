import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { NewVenueButton } from '../../features/venues/new-venue-button.tsx';
import { VenueList } from '../../features/venues/venue-list.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const route = createLazyRoute('/organize/$organizer/venues')({ component: VenuesPage });

function VenuesPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const navigate = route.useNavigate();
  usePageTitle(t('nav.venues'));
  const begin = mayPlan(organizer) && (
    <NewVenueButton
      organizerId={organizer.id}
      country={organizer.country}
      look="primary"
      onMade={venueId => void navigate({ to: '/organize/$organizer/venues/$venueId', params: { organizer: organizer.slug, venueId } })}
    />
  );
  return (
    <>
      <PageHead title={t('nav.venues')} text={t('venues.text')}>
        {begin}
      </PageHead>
      <VenueList organizer={organizer} begin={begin} />
    </>
  );
}
