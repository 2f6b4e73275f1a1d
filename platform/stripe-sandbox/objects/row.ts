import type { Behaviour } from '../methods/behaviour.ts';
import type { AnyObject } from './kinds.ts';

/** What the sandbox knows about an object and the API does not say. */
export interface Notes {
  /** How a payment method behaves. */
  readonly behaviour?: Behaviour;
  /** The bytes of a file, in base64. */
  readonly contents?: string;
  /** What becomes of it when it is due. */
  readonly next?: string;
}

/** An object as it is written. */
export interface Row<Thing = AnyObject> {
  readonly object: Thing;
  readonly account: string | null;
  readonly parent: string | null;
  readonly notes: Notes | null;
  /** When something happens to it by itself. */
  readonly dueAt: Date | null;
}

/** An object as it was read; its version grows with every change. A new one has version 0. */
export interface Stored<Thing = AnyObject> extends Row<Thing> {
  readonly version: number;
}

export function newRow<Thing>(object: Thing, kept: Partial<Omit<Row, 'object'>> = {}): Stored<Thing> {
  return { object, account: null, parent: null, notes: null, dueAt: null, ...kept, version: 0 };
}

/** Instants are whole seconds since 1970. */
export const seconds = (at: Date = new Date()): number => Math.floor(at.getTime() / 1000);

export type Metadata = Readonly<Record<string, string>>;

/** New notes beside those that are there; an empty one takes its name away, as in the API. */
export const mergeMetadata = (before: Metadata, change: Metadata | undefined): Metadata =>
  Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
