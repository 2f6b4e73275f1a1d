/** So long nothing may have been seen of a code before it counts as shown again: pictures in between may be too blurred to be read. */
export const outOfSightMs = 3000;

/**
 * Whether a code that the camera sees is shown anew. One that stays in sight is shown once, however long somebody holds it there: otherwise the door would let them in
 * and a moment later tell them to stop.
 */
export function createSightings(): (code: string, nowMs: number) => boolean {
  let [last, seenAt] = ['', 0];
  return (code, nowMs) => {
    const isNew = code !== last || nowMs - seenAt > outOfSightMs;
    [last, seenAt] = [code, nowMs];
    return isNew;
  };
}
