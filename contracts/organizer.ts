import { z } from 'zod';
import { Color, Organizer } from './event.ts';
import { MemberRole } from './member-role.ts';
import { Currency, Email, Id, Instant, Language, Line, Slug } from './http.ts';

const Picture = Id.nullable();

/** What an organizer says of itself. */
export const OrganizerForm = z.strictObject({
  name: Line,
  about: z.string().max(2000).default(''),
  website: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  /** Where visitors may write to. */
  contactEmail: Email.nullable().default(null),
  country: z.string().regex(/^[A-Z]{2}$/),
  color: Color.nullable().default(null),
  logoId: Picture.default(null),
  bannerId: Picture.default(null),
  /** What it may sell in; a new event begins with the first. */
  currencies: z.array(Currency).min(1).max(20),
  /** What it writes in; a new event begins with the first. */
  languages: z.array(Language).min(1).max(20),
});
export type OrganizerForm = z.infer<typeof OrganizerForm>;

/** An organizer as its members see it. `version` is its ETag. */
export const OwnOrganizer = OrganizerForm.extend({
  ...Organizer.shape,
  version: z.int(),
  role: MemberRole,
});
export type OwnOrganizer = z.infer<typeof OwnOrganizer>;

/** Name and address as they were when the member last came by; null of one who never has. */
export const Member = z.object({ userId: Id, name: Line.nullable(), email: Email.nullable(), role: MemberRole, since: Instant });
export type Member = z.infer<typeof Member>;

/** An invitation can be accepted for as long. */
export const invitationDays = 7;

/** Asked to join; whoever proves to have the address may accept. */
/** After `expiresAt` it can no longer be accepted, only sent once more. */
export const Invitation = z.object({ id: Id, email: Email, role: MemberRole, invitedBy: Line, invitedAt: Instant, expiresAt: Instant });
export const InvitationForm = z.strictObject({ email: Email, role: MemberRole });
/** The same as whom it invites sees it. */
export const ReceivedInvitation = Invitation.extend({ organizer: z.object({ id: Id, slug: Slug, name: Line }) });
export const Team = z.object({ members: z.array(Member), invitations: z.array(Invitation) });
export type Team = z.infer<typeof Team>;

export const PictureUploaded = z.object({ id: Id, url: z.string(), width: z.int(), height: z.int() });
export type PictureUploaded = z.infer<typeof PictureUploaded>;

/** What an organizer is called, and whom to tell what concerns it as a whole; for services only. Null where somebody never came by. */
export const OrganizerOwners = z.object({
  name: Line,
  items: z.array(z.object({ userId: Id, name: Line.nullable(), email: Email.nullable() })),
});
export type OrganizerOwners = z.infer<typeof OrganizerOwners>;
