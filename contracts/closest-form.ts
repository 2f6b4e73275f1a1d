/** What zod found in one place, as far as it matters here. */
export interface FormIssue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** That nothing was sent. */
export const isMissing = ({ code, message }: Pick<FormIssue, 'code' | 'message'>): boolean =>
  code === 'invalid_type' && message.endsWith('received undefined');

/**
 * Of the forms a value may have, what is wrong with it as the one it comes closest to, which is the one that was meant. Where it comes as close to several, the
 * first, unless these differ in what is missing or too much: then nobody knows which was meant, and it answers undefined.
 */
export function closestForm<Issue extends FormIssue>(forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const least = Math.min(...forms.map(distanceOf));
  const [first, ...others] = forms.filter(form => distanceOf(form) === least);
  const tells = ({ code, message, path }: FormIssue): boolean =>
    code === 'unrecognized_keys' || (path.length > 0 && isMissing({ code, message }));
  return others.length > 0 && first?.some(tells) ? undefined : first;
}

const distanceOf = (form: readonly FormIssue[]): number => form.reduce((sum, issue) => sum + weightOf(issue), 0);

/** Another type altogether is farthest, then what a form knows nothing of or cannot be without; a wrong value in its place is closest. */
function weightOf(issue: FormIssue): number {
  if (issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return 10;
  if (issue.code === 'unrecognized_keys') return 1 + (issue.keys?.length ?? 1);
  return isMissing(issue) ? 2 : 1;
}
