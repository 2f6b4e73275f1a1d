import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';

/** A password one can look at while typing it. */
export function PasswordField({
  label,
  ...props
}: Omit<ComponentProps<typeof Field>, 'label' | 'type' | 'after'> & { readonly label?: string }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  const toggle = (
    <button
      type="button"
      aria-label={t(shown ? 'session.hidePassword' : 'session.showPassword')}
      onClick={() => setShown(!shown)}
      className="flex size-10 items-center justify-center rounded-control text-soft hover:text-brand"
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
  return <Field label={label ?? t('session.password')} type={shown ? 'text' : 'password'} after={toggle} {...props} />;
}
