import { Id, Slug } from '@event-planner/contracts/http';
import { z } from 'zod';

/** How a path names an event: by its slug, or by its id. An id is a slug by its looks, so it is tried first. */
export const EventReference = z.union([Id.transform(id => ({ id: id.toLowerCase() })), Slug.transform(slug => ({ slug }))]);
export type EventReference = z.infer<typeof EventReference>;

export const textOf = (reference: EventReference): string => ('id' in reference ? reference.id : reference.slug);
