import type { WebApp } from '@event-planner/model';

/**
 * The CloudFront Function that shows an app's page at each of its addresses: those whose last part has no dot, as the local edge decides
 * too. An app at `/` is kept at the bucket's root, one at `/door` below `door/`.
 */
export function rewritingOf(webApps: readonly WebApp[]): string {
  const folders = webApps.map(({ path }) => (path.endsWith('/') ? path : `${path}/`)).toSorted((a, b) => b.length - a.length);
  return `var folders = ${JSON.stringify(folders)};
function handler(event) {
  var request = event.request;
  if (request.uri.slice(request.uri.lastIndexOf('/')).includes('.')) return request;
  var folder = folders.find(function (one) { return (request.uri + '/').startsWith(one); });
  if (folder) request.uri = folder + 'index.html';
  return request;
}
`;
}
