import type { MemberRole } from '../member-role.ts';

/** What can be done with one kind of thing of an organizer's, and who of its team may. Whoever is not named may not. */
export type Policy = Readonly<Record<string, readonly MemberRole[]>>;
