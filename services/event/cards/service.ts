import { createHash } from 'node:crypto';
import type { EventDetail } from '@event-planner/contracts/event';
import { chooseLanguage, inLanguage } from '@event-planner/contracts/in-language';
import type { Reference } from '../reference.ts';
import { whenOf, whereOf } from '../when-and-where.ts';
import { drawCard } from './card.ts';

export interface CardSources {
  event(reference: Reference): Promise<EventDetail>;
  /** Its picture, without words. */
  cover(event: EventDetail): Promise<Buffer>;
}

export interface Card {
  readonly etag: string;
  /** Drawn only for who does not have it. */
  draw(): Promise<Buffer>;
}

export type Cards = ReturnType<typeof createCards>;

/** Some 100 kB each. */
const rememberedAtMost = 64;

export function createCards({ event: getEvent, cover }: CardSources) {
  // Oldest first, as a Map keeps them. The promise, so that those who ask together wait for one drawing.
  const drawn = new Map<string, Promise<Buffer>>();

  async function draw(event: EventDetail, language: string): Promise<Buffer> {
    const { title } = inLanguage(event, language);
    return drawCard(await cover(event), { title, when: whenOf(event, language), where: whereOf(event) });
  }

  function remembered(key: string, work: () => Promise<Buffer>): Promise<Buffer> {
    const before = drawn.get(key);
    if (before) return before;
    const drawing = work();
    drawn.set(key, drawing);
    drawing.catch(() => drawn.delete(key));
    const [oldest] = drawn.keys();
    if (drawn.size > rememberedAtMost && oldest !== undefined) drawn.delete(oldest);
    return drawing;
  }

  return {
    async getCard(reference: Reference, asked: string | undefined): Promise<Card> {
      const event = await getEvent(reference);
      const language = chooseLanguage(event, asked === undefined ? [] : [asked]);
      const key = `${event.id} ${event.version} ${language}`;
      return {
        etag: createHash('sha256').update(key).digest('base64url').slice(0, 22),
        draw: () => remembered(key, () => draw(event, language)),
      };
    },
  };
}
