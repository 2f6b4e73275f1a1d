import { Id } from '@event-planner/contracts/http';
import { type Obstacle, Obstacles } from '@event-planner/contracts/privacy';
import type { erasureDue, exportRequested } from '@event-planner/contracts/privacy-messages';
import type { Body } from '@event-planner/model';
import { z } from 'zod';
import type { Transaction } from '../database/index.ts';
import type { Routes } from '../http/index.ts';
import type { Handling } from '../messaging/index.ts';
import { type Part, partsOf, type Told } from './parts.ts';

/** Whose data it is. */
export interface Person {
  readonly userId: string;
  /** For what was written down without an id. */
  readonly email: string;
}

/** What a service that knows people has to bring. */
export interface Holder<Tables> {
  /** All that it knows of somebody. */
  list(tx: Transaction<Tables>, person: Person): Promise<Told>;
  /** Forgets them, but for what law wants kept. */
  erase(tx: Transaction<Tables>, person: Person): Promise<void>;
  /** Publish a part of the answer, and that all is forgotten: each service has messages of its own. */
  tell(tx: Transaction<Tables>, part: Part): Promise<void>;
  sayErased(tx: Transaction<Tables>, done: { readonly erasureId: string; readonly userId: string }): Promise<void>;
}

/** Hears that somebody wants their data, or wants to be forgotten, and answers. */
export const holderSubscribers = <Tables>({ list, erase, tell, sayErased }: Holder<Tables>) => ({
  'user.export-requested.v1': async (
    { exportId, userId, email }: Body<typeof exportRequested>,
    { tx }: Handling<Tables>,
  ): Promise<void> => {
    for (const part of partsOf(exportId, await list(tx, { userId, email }))) await tell(tx, part);
  },
  'user.erasure-due.v1': async ({ erasureId, userId, email }: Body<typeof erasureDue>, { tx }: Handling<Tables>): Promise<void> => {
    await erase(tx, { userId, email });
    await sayErased(tx, { erasureId, userId });
  },
});

/** Answers auth what stands in the way of an erasure. @param path such as `/bookings/obstacles` */
export const obstacleRoutes =
  (path: string, list: (userId: string) => Promise<Obstacle[]>): Routes =>
  async app => {
    const schema = { params: z.object({ userId: Id }), response: { 200: Obstacles } };
    app.get(`${path}/:userId`, { config: { access: 'service' }, schema }, async ({ params }) => ({ items: await list(params.userId) }));
  };
