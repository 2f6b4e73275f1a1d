import { readPayload } from '../payload.ts';
import { dropped, erased } from './happenings.ts';
import { hashOf, hashOfEntry, type Header } from './link.ts';
import { isInRanges } from './seq-ranges.ts';

/** A place in the chain and the hash that belongs there. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

export interface Ends {
  readonly head: Anchor;
  readonly base: Anchor;
}

export interface StoredEntry extends Header {
  readonly hash: string;
  readonly payload: string | null;
  readonly erasedIn: number | null;
}

/** A trail as it is stored, at one moment. */
export interface Trail {
  readonly ends: Ends;
  /** Every entry by its number, page by page. */
  pages(): AsyncIterable<readonly StoredEntry[]>;
  /** Those of these numbers. */
  find(seqs: readonly number[]): Promise<readonly Pick<StoredEntry, 'seq' | 'action' | 'payload'>[]>;
}

export interface Proof {
  readonly examined: number;
  readonly head: Anchor;
  /** How many of the anchors lie where there still are entries to agree with. */
  readonly anchored: number;
  /** The first that is wrong. */
  readonly fault: Fault | null;
}
export interface Fault {
  readonly seq: number;
  readonly what: string;
}

/**
 * Proves a chain from where it begins to its head: nothing in it was changed, taken out, put in or moved since it was written. What was written anew from some entry to the
 * head, or cut off together with the head, only an anchor kept elsewhere can show.
 */
export async function prove(trail: Trail, anchors: readonly Anchor[] = []): Promise<Proof> {
  const { head, base } = trail.ends;
  const known = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  const ended = (examined: number, fault: Fault | null): Proof => ({
    examined,
    head,
    anchored: anchors.filter(({ seq }) => seq >= base.seq).length,
    fault,
  });
  let previous = base;
  let examined = 0;
  let beginsAfter: Anchor | undefined;
  const strayed = anchorFault(base, known);
  if (strayed) return ended(0, strayed);
  for await (const page of trail.pages()) {
    const reasons = await reasonsOf(trail, page);
    for (const entry of page) {
      const what = placeFault(entry, previous, trail.ends) ?? contentFault(entry, previous) ?? payloadFault(entry, reasons);
      if (what !== undefined) return ended(examined, what);
      const fault = anchorFault(entry, known);
      if (fault) return ended(examined, fault);
      if (entry.action === dropped && entry.payload !== null) beginsAfter = droppedIn(entry.payload);
      previous = entry;
      examined++;
    }
  }
  return ended(examined, endFault(previous, head) ?? lostAnchor(anchors, head) ?? beginningFault(base, beginsAfter));
}

type Reasons = ReadonlyMap<number, Pick<StoredEntry, 'seq' | 'action' | 'payload'>>;

async function reasonsOf(trail: Trail, page: readonly StoredEntry[]): Promise<Reasons> {
  const seqs = new Set(page.flatMap(({ erasedIn }) => erasedIn ?? []));
  return new Map(seqs.size === 0 ? [] : (await trail.find([...seqs])).map(entry => [entry.seq, entry]));
}

function placeFault({ seq }: StoredEntry, previous: Anchor, { head, base }: Ends): Fault | undefined {
  if (seq <= base.seq) return { seq, what: `lies before entry ${base.seq + 1}, where the chain begins: it was put in` };
  if (seq > head.seq) return { seq, what: `lies behind entry ${head.seq}, where the chain ends: it was put in, or the head was set back` };
  if (seq > previous.seq + 1) return missing(previous.seq + 1, seq - 1);
  return undefined;
}

function contentFault(entry: StoredEntry, previous: Anchor): Fault | undefined {
  const { seq, hash } = entry;
  if (hashOfEntry(entry) !== hash) return { seq, what: 'was changed: its fields do not give its hash' };
  if (entry.previous !== previous.hash)
    return { seq, what: `does not follow entry ${previous.seq} as that is now: one of the two was written anew` };
  return undefined;
}

function payloadFault({ seq, payload, payloadHash, erasedIn }: StoredEntry, reasons: Reasons): Fault | undefined {
  if (payload !== null)
    return hashOf(payload) === payloadHash ? undefined : { seq, what: 'had its payload changed: it does not give its hash' };
  const reason = erasedIn === null || erasedIn <= seq ? undefined : reasons.get(erasedIn);
  const entries = reason?.action === erased && reason.payload !== null ? readPayload(reason.payload).after?.['entries'] : undefined;
  if (typeof entries === 'string' && isInRanges(entries, seq)) return undefined;
  return { seq, what: 'lost its payload, and no entry says that it was erased' };
}

function anchorFault({ seq, hash }: Anchor, known: ReadonlyMap<number, string>): Fault | undefined {
  const expected = known.get(seq);
  return expected === undefined || expected === hash ? undefined : { seq, what: `has the hash ${hash}, but its anchor says ${expected}` };
}

function endFault(last: Anchor, head: Anchor): Fault | undefined {
  if (last.seq < head.seq) return missing(last.seq + 1, head.seq);
  return last.hash === head.hash ? undefined : { seq: head.seq, what: 'is the last, and the head says another hash' };
}

function lostAnchor(anchors: readonly Anchor[], head: Anchor): Fault | null {
  const lost = anchors.find(({ seq }) => seq > head.seq);
  return lost ? { seq: lost.seq, what: `is missing though it has an anchor: the chain was cut off behind entry ${head.seq}` } : null;
}

function beginningFault(base: Anchor, said: Anchor | undefined): Fault | null {
  if (base.seq === (said?.seq ?? 0) && (said === undefined || said.hash === base.hash)) return null;
  const through = said === undefined ? 'nothing was' : `all through entry ${said.seq} was`;
  return { seq: base.seq + 1, what: `is where the chain begins, but what it says itself is that ${through} dropped` };
}

const missing = (from: number, to: number): Fault => ({
  seq: from,
  what: from === to ? 'is missing' : `is missing, and so are all through ${to}`,
});

function droppedIn(text: string): Anchor | undefined {
  const { after } = readPayload(text);
  return after && typeof after['through'] === 'number' && typeof after['hash'] === 'string'
    ? { seq: after['through'], hash: after['hash'] }
    : undefined;
}
