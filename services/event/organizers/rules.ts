import { contrastOf, readableContrast } from '@event-planner/contracts/contrast';
import type { Organizer } from '@event-planner/contracts/event';
import type { MemberRole } from '@event-planner/contracts/member-role';
import type { OrganizerForm, OwnOrganizer } from '@event-planner/contracts/organizer';
import { refuse } from '../errors.ts';
import { pictureUrlOrNull } from '../pictures.ts';
import type { OrganizersTable } from '../tables.ts';

/** Addresses below `/organizers` that are something else. */
export const reservedSlugs: readonly string[] = ['mine', 'invitations', 'pictures'];

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Throws what is wrong with a form beyond its shape. */
export function ensureSound({ color, currencies: wanted }: Pick<OrganizerForm, 'color' | 'currencies'>): void {
  const unknown = wanted.find(currency => !currencies.has(currency));
  if (unknown !== undefined) throw refuse('currency_unknown', `${unknown} is not a currency of ISO 4217`, { currency: unknown });
  if (color === null) return;
  const contrast = Math.floor(contrastOf(color, '#ffffff') * 100) / 100;
  if (contrast < readableContrast)
    throw refuse(
      'color_unreadable',
      `${color} has a contrast of ${contrast}:1 with white, but text needs ${readableContrast}:1: take a darker one`,
      {
        contrast,
        needed: readableContrast,
      },
    );
}

/** What the public sees. */
export const toOrganizer = (row: OrganizersTable): Organizer => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  about: row.about,
  website: row.website,
  color: row.color,
  logoUrl: pictureUrlOrNull(row.logoId),
  bannerUrl: pictureUrlOrNull(row.bannerId),
});

export const toOwnOrganizer = (row: OrganizersTable, role: MemberRole): OwnOrganizer => ({
  ...toOrganizer(row),
  contactEmail: row.contactEmail,
  country: row.country,
  logoId: row.logoId,
  bannerId: row.bannerId,
  currencies: row.currencies,
  languages: row.languages,
  version: row.version,
  role,
});
