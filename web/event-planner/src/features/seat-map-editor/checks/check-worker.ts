import '../../../lib/interpreted-schemas.ts';
import { findingsOf } from './finding.ts';

/** Checks plans beside the page, so that looking through twenty thousand seats never holds up a drag. */
self.addEventListener('message', ({ data }: MessageEvent<{ readonly turn: number; readonly map: unknown }>) => {
  self.postMessage({ turn: data.turn, findings: findingsOf(data.map) }, { transfer: [] });
});
