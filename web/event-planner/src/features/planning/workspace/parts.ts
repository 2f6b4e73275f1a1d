import type { Missing, SectionName } from '@event-planner/contracts/planning';

/** The steps of planning an event, in the order one usually thinks of them. */
export const parts = [
  'about',
  'schedule',
  'place',
  'tickets',
  'questions',
  'access',
  'pictures',
  'translations',
] as const satisfies readonly SectionName[];
export const allParts = [...parts, 'publish', 'preview', 'holds', 'sales'] as const;
export type Part = (typeof allParts)[number];

export const isPart = (name: string | undefined): name is Part => allParts.some(part => part === name);

/** Where each missing thing is filled in: the id of its field. */
export const fieldOf: Readonly<Record<Missing['code'], string>> = {
  title: 'about-title',
  category: 'about-category',
  description: 'about-description',
  start: 'schedule-starts',
  start_past: 'schedule-starts',
  end: 'schedule-ends',
  end_before_start: 'schedule-ends',
  doors_after_start: 'schedule-doors',
  time_zone: 'schedule-zone',
  venue: 'place-venue',
  online_url: 'place-online',
  ticket_types: 'tickets-list',
  ticket_name: 'tickets-list',
  ticket_places: 'tickets-list',
  ticket_category: 'tickets-list',
  ticket_sales: 'tickets-list',
  ticket_reference: 'tickets-list',
  category_unsold: 'tickets-list',
  quota_reference: 'tickets-quotas',
  tax_reference: 'tickets-taxes',
  currency: 'tickets-currency',
  question_reference: 'questions-list',
  question_options: 'questions-list',
  access_code: 'access-codes',
  code_reference: 'access-codes',
  cover_text: 'pictures-text',
};
