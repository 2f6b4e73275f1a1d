import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';

/** Six digits from the mail. One field, so that pasting and the phone's own suggestion work; with room for the space in their middle. */
export function CodeField({ label, ...props }: Omit<ComponentProps<typeof Field>, 'label'> & { readonly label?: string }) {
  const { t } = useTranslation();
  return (
    <Field
      label={label ?? t('session.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      placeholder="······"
      className="[&_input]:min-h-14 [&_input]:text-center [&_input]:text-3xl [&_input]:tracking-[0.4em] [&_input]:tabular-nums"
      {...props}
    />
  );
}

/** As people copy it, with a space in the middle. */
export const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');
