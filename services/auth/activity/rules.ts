import { type ActivityKind, NoticedKind } from '@event-planner/contracts/auth';

/** As what it is mailed to the owner, if it is: a sign-in only from where there was none before. */
export function noticedAs(kind: ActivityKind, { isNewPlace }: { readonly isNewPlace: boolean }): NoticedKind | undefined {
  return kind === 'signed_in' && !isNewPlace ? undefined : NoticedKind.safeParse(kind).data;
}

/** How long what happened is kept. */
export const activityDays = 180;
