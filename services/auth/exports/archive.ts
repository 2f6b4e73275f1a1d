import { strToU8, zipSync } from 'fflate';
import { type PageContents, writePage } from './page.ts';
import { archiveWords } from './words.ts';

export interface ArchiveContents extends PageContents {
  /** As WebP, if they have one. */
  readonly picture: Uint8Array | undefined;
}

/** One ZIP: a page to read, a JSON file of each service, and the picture. */
export function makeArchive({ picture, ...contents }: ArchiveContents): Uint8Array {
  const words = archiveWords[contents.language];
  const readme = `${words.title}\n\n${words.files.replace(/\.$/, '')}: ${[...contents.texts.keys()].map(service => `${service}.json`).join(', ')}.\n\n${words.links}\n`;
  const files = {
    'index.html': strToU8(writePage(contents)),
    'README.txt': strToU8(readme),
    ...Object.fromEntries([...contents.texts].map(([service, text]) => [`${service}.json`, strToU8(text)])),
    ...(picture && { 'picture.webp': picture }),
  };
  return zipSync(files, { mtime: contents.madeAt });
}
