import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { Link } from '@tanstack/react-router';
import {
  CalendarDays,
  CalendarSync,
  CodeXml,
  KeyRound,
  LayoutDashboard,
  MapPinned,
  ReceiptText,
  ScrollText,
  Settings,
  TicketPercent,
  Users,
  Wallet,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCurrentInSight } from '../../components/use-current-in-sight.ts';
import { mayDo, seesPlans } from '../../lib/organizing/own-organizer.ts';
import { OrganizerSwitch } from './organizer-switch.tsx';

interface OrganizerNavProps {
  readonly organizer: OwnOrganizer;
  readonly organizers: readonly OwnOrganizer[];
}

const everybody = (): boolean => true;
const seesOrders = (member: Pick<OwnOrganizer, 'role'>): boolean => mayDo(member, 'seeOrders');
const seesMoney = (member: Pick<OwnOrganizer, 'role'>): boolean => mayDo(member, 'seeMoney');
const seesAudit = (member: Pick<OwnOrganizer, 'role'>): boolean => mayDo(member, 'seeAudit');
const managesKeys = (member: Pick<OwnOrganizer, 'role'>): boolean => mayDo(member, 'manageKeys');
const seesCoupons = (member: Pick<OwnOrganizer, 'role'>): boolean => mayDo(member, 'seeCoupons');

/** Each for who plans, for who may do something, or for everybody. */
const places = [
  { to: '/organize/$organizer', key: 'nav.overview', icon: LayoutDashboard, exact: true, isFor: seesPlans },
  { to: '/organize/$organizer/events', key: 'nav.events', icon: CalendarDays, exact: false, isFor: everybody },
  { to: '/organize/$organizer/orders', key: 'nav.orders', icon: ReceiptText, exact: false, isFor: seesOrders },
  { to: '/organize/$organizer/money/{-$part}', key: 'nav.money', icon: Wallet, exact: false, isFor: seesMoney },
  { to: '/organize/$organizer/series', key: 'nav.series', icon: CalendarSync, exact: false, isFor: seesPlans },
  {
    to: '/organize/$organizer/coupons',
    key: 'nav.coupons',
    icon: TicketPercent,
    exact: false,
    isFor: seesCoupons,
  },
  { to: '/organize/$organizer/venues', key: 'nav.venues', icon: MapPinned, exact: false, isFor: seesPlans },
  { to: '/organize/$organizer/team', key: 'nav.team', icon: Users, exact: false, isFor: everybody },
  { to: '/organize/$organizer/widget', key: 'nav.widget', icon: CodeXml, exact: false, isFor: seesPlans },
  { to: '/organize/$organizer/audit', key: 'nav.audit', icon: ScrollText, exact: false, isFor: seesAudit },
  { to: '/organize/$organizer/api-keys', key: 'nav.apiKeys', icon: KeyRound, exact: false, isFor: managesKeys },
  { to: '/organize/$organizer/settings', key: 'nav.settings', icon: Settings, exact: false, isFor: seesPlans },
] as const;

/** A column on a desk, a strip that scrolls sideways on a phone. */
export function OrganizerNav({ organizer, organizers }: OrganizerNavProps) {
  const { t } = useTranslation('organizing');
  const shown = places.filter(({ isFor }) => isFor(organizer));
  const strip = useCurrentInSight<HTMLUListElement>();
  return (
    <nav aria-label={t('nav.label')} className="min-w-0 [&>button]:max-w-full lg:sticky lg:top-24 lg:self-start">
      <OrganizerSwitch organizer={organizer} organizers={organizers} />
      <ul ref={strip} className="relative -mx-4 mt-2 flex gap-1 overflow-x-auto px-4 pb-1 lg:mx-0 lg:mt-4 lg:flex-col lg:px-0">
        {shown.map(({ to, key, icon: Icon, exact }) => (
          <li key={to} className="shrink-0">
            <Link
              to={to}
              params={{ organizer: organizer.slug, part: undefined }}
              activeOptions={{ exact, includeSearch: false }}
              className="flex min-h-11 items-center gap-3 rounded-control px-3 font-medium whitespace-nowrap text-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-tint aria-[current=page]:font-semibold aria-[current=page]:text-brand"
            >
              <Icon aria-hidden className="size-5" />
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
