import type { Findable } from '../remembered.ts';
import { escapeHtml } from '../escape-html.ts';

/** https://www.sitemaps.org/protocol.html */
const addressesAtMost = 50_000;

export function sitemap({ events, organizers }: Findable, webUrl: string): string {
  const paths = ['/', '/events', ...organizers.map(slug => `/organizers/${slug}`), ...events.map(slug => `/events/${slug}`)];
  const addresses = paths.slice(0, addressesAtMost).map(path => `  <url><loc>${escapeHtml(webUrl + path)}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.join('\n')}
</urlset>
`;
}

/** What is somebody's own, or stands in other people's frames, is nothing to search for. */
const ownAffairs = ['/bookings', '/checkout', '/organize$', '/organize/', '/embed/', '/login', '/sign-up'];

export const robots = (webUrl: string): string =>
  ['User-agent: *', ...ownAffairs.map(path => `Disallow: ${path}`), '', `Sitemap: ${webUrl}/sitemap.xml`, ''].join('\n');
