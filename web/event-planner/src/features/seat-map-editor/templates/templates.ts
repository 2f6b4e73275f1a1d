import type { Plan } from '../plan/plan.ts';
import { arena, cabaret, conference, emptyHall } from './halls.ts';
import type { TemplateWords } from './site.ts';
import { theatre } from './theatre.ts';

/** What a plan can begin with. */
export const templates = { theatre, arena, cabaret, conference, empty: emptyHall } as const satisfies Record<
  string,
  (words: TemplateWords) => Plan
>;
export type TemplateName = keyof typeof templates;
export const templateNames = Object.keys(templates) as readonly TemplateName[];
