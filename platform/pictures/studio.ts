import { refuse } from '../errors/index.ts';
import { inTurn } from './in-turn.ts';
import { type Rendered, type Rendering, renderPicture } from './render.ts';

/** Of 50 megapixels each takes up to 200 MB while it is decoded. */
const parallel = 2;
/** Of at most 10 MB each. */
const waiting = 8;

/** Renders pictures as `renderPicture` does, so many at once. Throws `pictures_busy` for who comes when too many wait. */
export function createStudio(rendering: Rendering): (bytes: Uint8Array) => Promise<Rendered> {
  const turn = inTurn({
    parallel,
    waiting,
    full: () => refuse('pictures_busy', 'many pictures are being uploaded: try again in a moment', { retryAfterSeconds: 5 }),
  });
  return bytes => turn(() => renderPicture(bytes, rendering));
}
