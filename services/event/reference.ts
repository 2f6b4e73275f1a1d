import { Id, Slug } from '@event-planner/contracts/http';
import { z } from 'zod';

/** How a path names an event or an organizer: by its slug, or by its id. An id is a slug by its looks, so it is tried first. */
export const Reference = z.union([Id.transform(id => ({ id: id.toLowerCase() })), Slug.transform(slug => ({ slug }))]);
export type Reference = z.infer<typeof Reference>;

export const textOf = (reference: Reference): string => ('id' in reference ? reference.id : reference.slug);
