import { z } from 'zod';
import { Id, Instant, Line, page } from './http.ts';
import { Key } from './pricing.ts';

/** The longest a paragraph may be. */
const Text = z
  .string()
  .max(5000)
  .regex(/^(\P{Cc}|[\n\r\t])*$/u, 'must not hold control characters')
  // Halves of characters, which JSON can say, no text can hold.
  .overwrite(text => text.toWellFormed());
/** What a file that answers a question may be, and how large. */
export const answerFileTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export const mostAnswerFileBytes = 5 * 1024 * 1024;
export const AnswerFile = z.object({ id: Id, name: Line, contentType: z.enum(answerFileTypes), bytes: z.int() });
export type AnswerFile = z.infer<typeof AnswerFile>;
/** Where it can be read for a few minutes. */
export const AnswerFileLink = z.object({ url: z.string() });

/** By question. Of a choice its option, of choices their options, `yes` or `no`, a day, the id of a file, or what somebody wrote. */
const Given = z.record(Key, z.union([Text, z.array(Line).max(50)]));
export type Given = z.infer<typeof Given>;

/** What a buyer answers. `attendees` are in the order of the tickets; see `admissionsOf`. */
export const AnswersForm = z.strictObject({
  order: Given.default({}),
  attendees: z
    .array(
      z.strictObject({
        /** Whose name is on the ticket. @default the buyer's `attendeeName` */
        name: Line.overwrite(name => name.toWellFormed()).optional(),
        answers: Given.default({}),
      }),
    )
    .max(1000)
    .default([]),
});
export type AnswersForm = z.infer<typeof AnswersForm>;

/** An answer as it was given, with the question as it was asked: whatever becomes of the question, this stays. */
const Answer = z.object({ questionId: Key, label: Line, values: z.array(Text), file: AnswerFile.optional() });
export type Answer = z.infer<typeof Answer>;

export const Answers = z.object({
  order: z.array(Answer),
  attendees: z.array(z.object({ name: Line, ticketTypeName: Line, place: z.string(), answers: z.array(Answer) })),
});
export type Answers = z.infer<typeof Answers>;

/** What is wrong with an answer, beside a refusal `answers_invalid`. `attendee` counts from 0; null for the order. */
export const AnswerFault = z.object({
  questionId: z.string(),
  attendee: z.int().nullable(),
  code: z.enum(['missing', 'not_an_option', 'not_a_day', 'no_such_file', 'too_long', 'wrong_kind', 'no_such_question', 'no_such_attendee']),
});
export type AnswerFault = z.infer<typeof AnswerFault>;

/** What buyers of an event answered, for those who put it on; the oldest first. Of those who have tickets only. */
export const AnswersPage = page(Answers.extend({ bookingId: Id, reference: z.string(), attendeeName: Line, createdAt: Instant }));
export type AnswersPage = z.infer<typeof AnswersPage>;
