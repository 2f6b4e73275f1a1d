const minute = 60_000;
const day = 24 * 60 * minute;

/** A key signs this long before the next one does. */
export const keyDays = 30;
/** A new key is published before it signs, so that by then everybody who checks tokens knows it; they ask every 10 minutes at the latest. */
export const announcedMs = 60 * minute;
/** What a key signed last is good for 15 minutes, and for the clocks that go after. */
const goodAfterMs = 20 * minute;

export interface Turn {
  readonly kid: string;
  readonly signsFrom: Date;
}

/** Of keys in the order of their turns: the one that signs now. The very first signs whatever the clock says. */
export const signing = <Key extends Turn>(keys: readonly Key[], now: Date): Key | undefined =>
  keys.findLast(({ signsFrom }) => signsFrom <= now) ?? keys[0];

/** Those whose tokens may still be about, or will be. */
export const published = <Key extends Turn>(keys: readonly Key[], now: Date): Key[] =>
  keys.filter((_key, at) => {
    const next = keys[at + 1];
    return next === undefined || next.signsFrom.getTime() + goodAfterMs > now.getTime();
  });

export const isTimeForNext = (keys: readonly Turn[], now: Date): boolean => {
  const newest = keys.at(-1);
  return newest !== undefined && newest.signsFrom.getTime() + keyDays * day - announcedMs <= now.getTime();
};
