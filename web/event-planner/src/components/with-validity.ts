/** Keeps a form from being sent while a field holds what it does not take: what counts there is still the last that it took. */
export const withValidity =
  (problem: string | undefined) =>
  (input: HTMLInputElement | null): void =>
    input?.setCustomValidity(problem ?? '');
