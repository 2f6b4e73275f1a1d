import type { PlannedSeries } from '@event-planner/contracts/series';
import { useNavigate } from '@tanstack/react-router';
import { AboutPart } from '../../features/planning/about/about-part.tsx';
import { AccessPart } from '../../features/planning/access/access-part.tsx';
import { StateBadge } from '../../features/planning/list/state-badge.tsx';
import { PaymentPart } from '../../features/planning/payment/payment-part.tsx';
import { PicturesPart } from '../../features/planning/pictures/pictures-part.tsx';
import { PlacePart } from '../../features/planning/place/place-part.tsx';
import { QuestionsPart } from '../../features/planning/questions/questions-part.tsx';
import { SelfServicePart } from '../../features/planning/self-service/self-service-part.tsx';
import { TicketsPart } from '../../features/planning/tickets/tickets-part.tsx';
import { TranslationsPart } from '../../features/planning/translations/translations-part.tsx';
import { SeriesDates } from '../../features/series/series-dates.tsx';
import { TimingPart } from '../../features/series/timing-part.tsx';
import { NewVenueButton } from '../../features/venues/new-venue-button.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import type { SeriesPart } from './series-workspace.tsx';

export function SeriesPartView({ series, part }: { readonly series: PlannedSeries; readonly part: SeriesPart }) {
  const organizer = useOwnOrganizer();
  const navigate = useNavigate();
  switch (part) {
    case 'dates':
      return (
        <SeriesDates
          series={series}
          organizer={organizer.slug}
          mayChange={mayPlan(organizer)}
          onDeleted={() => void navigate({ to: '/organize/$organizer/series', params: { organizer: organizer.slug } })}
          badge={state => <StateBadge state={state} />}
        />
      );
    case 'when':
      return <TimingPart series={series} readOnly={!mayPlan(organizer)} />;
    case 'about':
      return <AboutPart />;
    case 'place':
      return <PlacePart newVenue={onMade => <NewVenueButton organizerId={organizer.id} country={organizer.country} onMade={onMade} />} />;
    case 'tickets':
      return <TicketsPart />;
    case 'questions':
      return <QuestionsPart />;
    case 'access':
      return <AccessPart address={undefined} />;
    case 'payment':
      return <PaymentPart />;
    case 'selfService':
      return <SelfServicePart />;
    case 'pictures':
      return <PicturesPart generatedUrl={undefined} />;
    case 'translations':
      return <TranslationsPart />;
  }
}
