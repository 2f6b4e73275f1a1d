import { z } from 'zod';

const anywhere = 'https://somewhere.invalid';

/** Browsers read a backslash as a slash, and leave out tabs and line breaks. */
const isOurs = (path: string): boolean =>
  /^\/[^\p{Cc}\\]*$/u.test(path) && URL.canParse(path, anywhere) && new URL(path, anywhere).origin === anywhere;

/** A place of ours to go on at, such as `/account?tab=1`: whatever a browser would read as another site's address is none. */
export const ReturnPath = z.string().max(500).refine(isOurs, 'must be a path of this site');
