import { isOver } from '@event-planner/contracts/event';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import { FeesPanel } from '../../features/money/payouts/fees-panel.tsx';
import { AboutPart } from '../../features/planning/about/about-part.tsx';
import { AccessPart } from '../../features/planning/access/access-part.tsx';
import { PaymentPart } from '../../features/planning/payment/payment-part.tsx';
import { PicturesPart } from '../../features/planning/pictures/pictures-part.tsx';
import { PlacePart } from '../../features/planning/place/place-part.tsx';
import { PublishPart } from '../../features/planning/publishing/publish-part.tsx';
import { QuestionsPart } from '../../features/planning/questions/questions-part.tsx';
import { SelfServicePart } from '../../features/planning/self-service/self-service-part.tsx';
import { SchedulePart } from '../../features/planning/schedule/schedule-part.tsx';
import { TicketsPart } from '../../features/planning/tickets/tickets-part.tsx';
import { TranslationsPart } from '../../features/planning/translations/translations-part.tsx';
import type { PlanningPart } from '../../features/planning/workspace/parts.ts';
import { NewVenueButton } from '../../features/venues/new-venue-button.tsx';
import { mayDo, mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { EventPreview } from './event-preview.tsx';

interface EventPartProps {
  readonly event: PlannedEvent;
  readonly part: PlanningPart;
  readonly saved: boolean;
}

/** A step of planning. */
export function EventPart({ event, part, saved }: EventPartProps) {
  const organizer = useOwnOrganizer();
  const address = `${window.location.origin}/events/${event.slug}`;
  switch (part) {
    case 'about':
      return <AboutPart />;
    case 'schedule':
      return <SchedulePart />;
    case 'place':
      return <PlacePart newVenue={onMade => <NewVenueButton organizerId={organizer.id} country={organizer.country} onMade={onMade} />} />;
    case 'tickets':
      return <TicketsPart />;
    case 'questions':
      return <QuestionsPart />;
    case 'access':
      return <AccessPart address={address} />;
    case 'payment':
      return <PaymentPart />;
    case 'selfService':
      return <SelfServicePart />;
    case 'pictures':
      return <PicturesPart generatedUrl={event.coverUrl} />;
    case 'translations':
      return <TranslationsPart />;
    case 'publish':
      return (
        <>
          <PublishPart event={event} organizer={organizer.slug} mayChange={mayPlan(organizer)} saved={saved} address={address} />
          {mayDo(organizer, 'seeMoney') && !isOver(event) && (
            <div className="mt-6">
              <FeesPanel />
            </div>
          )}
        </>
      );
    case 'preview':
      return <EventPreview event={event} />;
  }
}
