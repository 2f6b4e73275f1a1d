interface CodeForm {
  readonly resetField: (name: 'code') => void;
  readonly setFocus: (name: 'code') => void;
}

/** Another code was sent: what came of the one before is forgotten, and its field is empty and waits for it. */
export function beginAnew(tried: { readonly reset: () => void }, { resetField, setFocus }: CodeForm): void {
  tried.reset();
  resetField('code');
  setFocus('code');
}
