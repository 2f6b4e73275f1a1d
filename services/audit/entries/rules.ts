import type { AccessClaims } from '@event-planner/contracts/auth';
import type { AuditFilters } from '@event-planner/contracts/audit';

/** What of the trail somebody asks for: an organizer's part of it, everything, or what they did themselves; undefined where it is none of these. */
export function scopeOf(
  { sub, roles }: Pick<AccessClaims, 'sub' | 'roles'>,
  { organizerId, by }: Pick<AuditFilters, 'organizerId' | 'by'>,
): 'organizer' | 'everything' | 'own' | undefined {
  if (roles.includes('admin')) return 'everything';
  if (organizerId !== undefined) return 'organizer';
  return by === undefined || by === sub ? 'own' : undefined;
}

/** From where without saying from whose connection: `203.0.113.0/24`, `2001:db8:7::/48`. */
export function roughly(network: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(network)?.[1] ?? network;
  if (mapped.includes('.')) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  const [left = '', right] = mapped.split('::');
  const groups = left === '' ? [] : left.split(':');
  const rest = right === undefined || right === '' ? [] : right.split(':');
  const filled =
    right === undefined ? groups : [...groups, ...Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return `${filled.slice(0, 3).join(':')}::/48`;
}
