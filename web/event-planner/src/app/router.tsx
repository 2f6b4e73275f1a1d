import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import type { EventSearch } from '../features/events/event-search.ts';
import type { OrderSearch } from '../features/orders/order-search.ts';
import type { AuditSearch } from '../features/audit-log/audit-search.ts';
import type { OrganizePage } from './organize/area.ts';
import type { PlanSearch, StartSearch } from './organize/plan-search.ts';
import type { SeatMapPage } from './seat-maps/area.ts';
import type {
  BookingSearch,
  CartCheckoutSearch,
  OfferSearch,
  PayAllSearch,
  PaymentSearch,
  EmbedSearch,
  LogInSearch,
  OperateSearch,
  TicketSearch,
  VerifySearch,
} from './search.ts';
import { Layout } from './layout.tsx';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';

/** Says of which type an address's search is. It is parsed by its page, so that the schemas need not be there before anything shows. */
const searchOf =
  <Search extends object>() =>
  (search: Record<string, unknown>): Search =>
    search as Search;

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: PageError });

/** The organizers' area: one door for all its pages, so that buyers download none of it, not even the names of its files. */
const organizePage =
  (name: OrganizePage) =>
  <Page,>(): Promise<Page> =>
    import('./organize/area.ts').then(area => area.open<Page>(name));

const organize = createRoute({ getParentRoute: () => root, path: '/organize' }).lazy(organizePage('area'));
const organizer = createRoute({ getParentRoute: () => organize, path: '$organizer' }).lazy(organizePage('organizer'));

const organizeRoutes = organize.addChildren([
  createRoute({ getParentRoute: () => organize, path: '/', validateSearch: searchOf<StartSearch>() }).lazy(organizePage('start')),
  organizer.addChildren([
    createRoute({ getParentRoute: () => organizer, path: '/' }).lazy(organizePage('overview')),
    createRoute({ getParentRoute: () => organizer, path: 'events', validateSearch: searchOf<PlanSearch>() }).lazy(organizePage('events')),
    createRoute({ getParentRoute: () => organizer, path: 'events/$id/{-$part}' }).lazy(organizePage('event')),
    createRoute({ getParentRoute: () => organizer, path: 'orders', validateSearch: searchOf<OrderSearch>() }).lazy(organizePage('orders')),
    createRoute({ getParentRoute: () => organizer, path: 'orders/$eventId/$orderId' }).lazy(organizePage('order')),
    createRoute({ getParentRoute: () => organizer, path: 'money/{-$part}' }).lazy(organizePage('money')),
    createRoute({ getParentRoute: () => organizer, path: 'series' }).lazy(organizePage('seriesList')),
    createRoute({ getParentRoute: () => organizer, path: 'series/new' }).lazy(organizePage('newSeries')),
    createRoute({ getParentRoute: () => organizer, path: 'series/$id/{-$part}' }).lazy(organizePage('series')),
    createRoute({ getParentRoute: () => organizer, path: 'venues' }).lazy(organizePage('venues')),
    createRoute({ getParentRoute: () => organizer, path: 'venues/$venueId' }).lazy(organizePage('venue')),
    createRoute({ getParentRoute: () => organizer, path: 'coupons' }).lazy(organizePage('coupons')),
    createRoute({ getParentRoute: () => organizer, path: 'coupons/new' }).lazy(organizePage('newCoupon')),
    createRoute({ getParentRoute: () => organizer, path: 'coupons/$campaignId' }).lazy(organizePage('coupon')),
    createRoute({ getParentRoute: () => organizer, path: 'audit', validateSearch: searchOf<AuditSearch>() }).lazy(organizePage('audit')),
    createRoute({ getParentRoute: () => organizer, path: 'settings' }).lazy(organizePage('settings')),
    createRoute({ getParentRoute: () => organizer, path: 'team' }).lazy(organizePage('team')),
    createRoute({ getParentRoute: () => organizer, path: 'api-keys' }).lazy(organizePage('apiKeys')),
    createRoute({ getParentRoute: () => organizer, path: 'widget' }).lazy(organizePage('widget')),
  ]),
]);

/** The editor of seat maps has the window to itself: no header, no footer. */
const seatMapPage =
  (name: SeatMapPage) =>
  <Page,>(): Promise<Page> =>
    import('./seat-maps/area.ts').then(area => area.open<Page>(name));
const wholeWindow = { staticData: { wholeWindow: true } } as const;

const seatMapRoutes = [
  createRoute({ getParentRoute: () => root, path: '/seat-map-editor', ...wholeWindow }).lazy(seatMapPage('tried')),
  createRoute({ getParentRoute: () => root, path: '/organize/$organizer/venues/$venueId/plans/$planId', ...wholeWindow }).lazy(
    seatMapPage('plan'),
  ),
];

/** Whoever stands at a door has the window to themselves; nobody else downloads any of it. */
const doorRoute = createRoute({ getParentRoute: () => root, path: '/door/{-$eventId}', ...wholeWindow }).lazy(() =>
  import('./door/area.ts').then(area => area.open()),
);

/** Whoever runs the platform; nobody else downloads any of it. */
const operateRoute = createRoute({ getParentRoute: () => root, path: '/operate/{-$part}', validateSearch: searchOf<OperateSearch>() }).lazy(
  () => import('./operate/area.ts').then(area => area.open()),
);

/** Only who looks after their account downloads it. */
const accountRoute = createRoute({ getParentRoute: () => root, path: '/account' }).lazy(() =>
  import('./account/area.ts').then(area => area.open('account')),
);
const ownAuditRoute = createRoute({ getParentRoute: () => root, path: '/account/audit', validateSearch: searchOf<AuditSearch>() }).lazy(
  () => import('./account/area.ts').then(area => area.open('audit')),
);

const routes = [
  accountRoute,
  ownAuditRoute,
  doorRoute,
  operateRoute,
  ...seatMapRoutes,
  organizeRoutes,
  createRoute({ getParentRoute: () => root, path: '/' }).lazy(() => import('./pages/home-page.tsx').then(page => page.route)),
  createRoute({ getParentRoute: () => root, path: '/events', validateSearch: searchOf<EventSearch>() }).lazy(() =>
    import('./pages/events-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/events/$slug', validateSearch: searchOf<TicketSearch>() }).lazy(() =>
    import('./pages/event-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/events/$slug/seats', validateSearch: searchOf<TicketSearch>() }).lazy(() =>
    import('./pages/seats-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/events/$slug/queue', validateSearch: searchOf<TicketSearch>() }).lazy(() =>
    import('./pages/queue-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/waiting' }).lazy(() => import('./pages/waiting-page.tsx').then(page => page.route)),
  createRoute({ getParentRoute: () => root, path: '/waiting/$id', validateSearch: searchOf<OfferSearch>() }).lazy(() =>
    import('./pages/offer-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/organizers/$slug' }).lazy(() =>
    import('./pages/organizer-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/embed/events/$slug', validateSearch: searchOf<EmbedSearch>() }).lazy(() =>
    import('./embed/event-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/embed/organizers/$slug', validateSearch: searchOf<EmbedSearch>() }).lazy(() =>
    import('./embed/list-pages.tsx').then(page => page.organizerRoute),
  ),
  createRoute({ getParentRoute: () => root, path: '/embed/series/$slug', validateSearch: searchOf<EmbedSearch>() }).lazy(() =>
    import('./embed/list-pages.tsx').then(page => page.seriesRoute),
  ),
  createRoute({ getParentRoute: () => root, path: '/series/$slug' }).lazy(() => import('./pages/series-page.tsx').then(page => page.route)),
  createRoute({ getParentRoute: () => root, path: '/checkout/$holdId' }).lazy(() =>
    import('./pages/checkout-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/cart' }).lazy(() => import('./pages/cart-page.tsx').then(page => page.route)),
  createRoute({ getParentRoute: () => root, path: '/cart/checkout', validateSearch: searchOf<CartCheckoutSearch>() }).lazy(() =>
    import('./pages/cart-checkout-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/cart/pay', validateSearch: searchOf<PayAllSearch>() }).lazy(() =>
    import('./pages/cart-payment-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/bookings' }).lazy(() => import('./pages/bookings-page.tsx').then(page => page.route)),
  createRoute({ getParentRoute: () => root, path: '/bookings/$id', validateSearch: searchOf<BookingSearch>() }).lazy(() =>
    import('./pages/booking-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/bookings/$id/pay', validateSearch: searchOf<PaymentSearch>() }).lazy(() =>
    import('./pages/payment-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/transfers/$token' }).lazy(() =>
    import('./pages/transfer-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/login', validateSearch: searchOf<LogInSearch>() }).lazy(() =>
    import('./pages/log-in-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/login/$provider' }).lazy(() =>
    import('./pages/provider-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/sign-up', validateSearch: searchOf<LogInSearch>() }).lazy(() =>
    import('./pages/sign-up-page.tsx').then(page => page.route),
  ),
  createRoute({ getParentRoute: () => root, path: '/verify', validateSearch: searchOf<VerifySearch>() }).lazy(() =>
    import('./pages/verify-page.tsx').then(page => page.route),
  ),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageError,
  defaultPendingMs: 150,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page is shown without the frame around other pages. */
    wholeWindow?: boolean;
  }
}
