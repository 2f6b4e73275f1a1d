export interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

/** Refusals of who asks; any other is about what is asked. */
const ofWho = [
  'token_missing',
  'token_invalid',
  'token_expired',
  'forbidden',
  'key_not_accepted',
  'scope_missing',
  'not_a_member',
  'role_forbids',
  'not_your_event',
];

export const isIn = ({ status, code }: Answer): boolean => status < 500 && !ofWho.includes(code ?? '');
/** What may be read is read, unless the demo has none of it. */
export const isRead = (answer: Answer): boolean => isIn(answer) && answer.status !== 400;
/** Gets as far as the thing itself, whatever then becomes of it. */
export const reaches = (answer: Answer): boolean => isIn(answer) && answer.status !== 404;
/** Not there, or not theirs; nothing of it in the answer. */
export const isHidden = ({ status, code }: Answer): boolean =>
  (status === 403 && (code === 'not_a_member' || code === 'not_your_event')) || (status === 404 && code !== undefined);

/** Not there, or not among what a cart holds. */
export const isNotFound = ({ status, code, text }: Answer): boolean =>
  (status === 404 && code !== undefined) || (code === 'cart_refused' && text.includes('"code":"not_found"'));

/** What is wrong, as a sentence; undefined when it is as the table has it. */
export type Verdict = (answer: Answer) => boolean;
export const refusedAs =
  (status: number, ...codes: readonly string[]): Verdict =>
  answer =>
    answer.status === status && codes.includes(answer.code ?? '');

export const refusedInAnyCase: Verdict = answer => isHidden(answer) || (answer.status === 403 && answer.code === 'role_forbids');
/** Of nobody else's things, whoever's they are: each line is told why it is not. */
export const doesNothing: Verdict = answer => isHidden(answer) || answer.status === 422 || isListOfRefusals(answer);
const isListOfRefusals = ({ status, text }: Answer): boolean =>
  status === 200 &&
  text.includes('"rows"') &&
  (JSON.parse(text) as { rows: { refused: unknown }[] }).rows.every(({ refused }) => refused !== null);
