import type { App } from '@event-planner/platform/service';
import { brandingRoutes } from './branding/routes.ts';
import { createBranding } from './branding/service.ts';
import { cardRoutes } from './cards/routes.ts';
import { createCards } from './cards/service.ts';
import { calendarRoutes } from './calendars/routes.ts';
import { createCalendars } from './calendars/service.ts';
import { changeRoutes } from './changes/routes.ts';
import { isEditable } from './changes/rules.ts';
import { createChanges } from './changes/service.ts';
import type { EventContext } from './context.ts';
import { eventRoutes } from './events/routes.ts';
import { createEvents } from './events/service.ts';
import { onChanged } from './events/subscribers.ts';
import { listingRoutes } from './listing/routes.ts';
import { createListing } from './listing/service.ts';
import type { event } from './manifest.ts';
import { organizerRoutes } from './organizers/routes.ts';
import { createOrganizers } from './organizers/service.ts';
import { createOpen } from './opening.ts';
import { pageRoutes } from './pages/routes.ts';
import { createPages } from './pages/service.ts';
import { pictureIdIn } from './pictures.ts';
import { pictureRoutes } from './pictures/routes.ts';
import { createPictures } from './pictures/service.ts';
import { createRefresh } from './planning/refresh.ts';
import { planningRoutes } from './planning/routes.ts';
import { createPlanning } from './planning/service.ts';
import { createRemembered } from './remembered.ts';
import { seatMapRoutes } from './seat-maps/routes.ts';
import { createSeatMaps } from './seat-maps/service.ts';
import { seatMapVersionRoutes } from './seat-maps/version-routes.ts';
import { createVersions } from './seat-maps/versions.ts';
import { publicSeriesRoutes } from './series/public-routes.ts';
import { seriesRoutes } from './series/routes.ts';
import { createSeriesOfEvents } from './series/service.ts';
import type { Tables } from './tables.ts';
import { createMembership } from './team/membership.ts';
import { invitationRoutes, teamRoutes } from './team/routes.ts';
import { createEnsureConfirmed } from './team/confirmed.ts';
import { createTeams } from './team/service.ts';
import { onProfileChanged } from './team/subscribers.ts';
import { venueRoutes } from './venues/routes.ts';
import { createVenues } from './venues/service.ts';
import { visitRoutes } from './visits/routes.ts';
import { createVisits } from './visits/service.ts';
import { privacyRoutes, privacySubscribers } from './privacy/feature.ts';

export async function createApp(context: EventContext): Promise<App<typeof event, Tables>> {
  const remembered = createRemembered(context);
  const team = createMembership();
  const refresh = createRefresh({ context, remembered });
  const planning = createPlanning({ context, remembered, team, isEditable });
  const changes = createChanges({ context, remembered, planning });
  const open = createOpen(context);
  const events = createEvents({ context, remembered, planning, open });
  const listing = createListing({ context, remembered });
  const seatMaps = createSeatMaps({ context, open });
  const venues = createVenues({ context, team, refresh, seatMapsOf: seatMaps.listOf });
  const versions = createVersions({ context, ensureMay: venues.ensureMay });
  const organizers = createOrganizers({ context, team, refresh });
  const organizerOf = async (id: string) => (await organizers.getPublic({ id })).organizer;
  const series = createSeriesOfEvents({ context, team, planning, changes, remembered, organizerOf });
  const visits = createVisits({ context, team, planning });
  const teams = createTeams({ context, team, ensureConfirmed: createEnsureConfirmed(context) });
  const pictures = createPictures({ context, team });
  const pages = createPages({
    context,
    sources: {
      event: (reference, given) => (given === undefined ? events.getDetail(reference) : events.getDetailBy(reference, given)),
      organizer: async reference => (await organizers.getPublic(reference)).organizer,
      series: series.getShown,
      findable: listing.listFindable,
    },
  });
  const cards = createCards({
    event: events.getDetail,
    cover: async event => {
      const id = pictureIdIn(event.coverUrl);
      return id === undefined ? Buffer.from((await events.getWordlessCover(event)).svg) : (await pictures.show(id, 1920)).read();
    },
  });
  const pictureOf = async (id: string, width: number): Promise<Buffer> => (await pictures.show(id, width)).read();
  const branding = createBranding({
    async of(eventId) {
      const { color, logoId, coverId, ...covered } = await events.getLooks(eventId);
      const [logo, cover] = await Promise.all([
        logoId === null ? null : pictureOf(logoId, 480),
        coverId === null ? Buffer.from((await events.getWordlessCover(covered)).svg) : pictureOf(coverId, 960),
      ]);
      return { color, logo, cover };
    },
  });
  return {
    routes: [
      privacyRoutes(context),
      listingRoutes(listing),
      eventRoutes(events),
      seatMapRoutes(seatMaps),
      planningRoutes(planning),
      changeRoutes(changes),
      cardRoutes(cards),
      brandingRoutes(branding),
      invitationRoutes(teams),
      teamRoutes(teams),
      organizerRoutes(organizers),
      pictureRoutes(pictures, context.manifest.objects.pictures.maxObjectBytes),
      venueRoutes(venues),
      seatMapVersionRoutes(versions),
      seriesRoutes(series),
      publicSeriesRoutes(series),
      calendarRoutes(createCalendars(context)),
      visitRoutes(visits),
    ],
    pages: [pageRoutes(pages)],
    subscribers: {
      ...privacySubscribers(context),
      'event.published.v1': onChanged(remembered),
      'event.updated.v1': onChanged(remembered),
      'event.postponed.v1': onChanged(remembered),
      'event.cancelled.v1': onChanged(remembered),
      'user.profile-changed.v1': onProfileChanged,
    },
    jobs: {
      'end-past': () => changes.endPast(),
      'extend-series': () => series.extendAll(),
      'delete-unused-pictures': () => pictures.deleteUnused(),
    },
    async close() {
      remembered.close();
      await visits.close();
    },
  };
}
