import { refuse } from '../errors/index.ts';

/**
 * The version that an edit was made on, from its If-Match header. It must be one single tag of ours: `*`, a weak or a second one would overwrite
 * what its sender has not seen.
 */
export function editedVersion(header: string | undefined): number {
  if (header === undefined) throw refuse('version_missing', 'send the ETag of what you are changing as If-Match');
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw refuse('version_missing', `If-Match must be the one ETag of what you are changing, such as "7"`);
  return Number(version);
}
