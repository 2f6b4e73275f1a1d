import { toNestErrors } from '@hookform/resolvers';
import { useEffect } from 'react';
import { type FieldError, type FieldValues, type Resolver, useForm, type UseFormProps, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { asSentence } from '../format/sentence.ts';
import { i18n } from '../i18n/language.ts';
import { faultsIn } from './faults-in.ts';
import { faultWords } from './fault-words.ts';

type FormSchema = z.ZodType<FieldValues, FieldValues>;
type Typed<Schema extends FormSchema> = z.input<Schema>;

/** A form of what a schema takes. The message of a field's error says in the reader's language what is wrong with it. */
export function useFormOf<Schema extends FormSchema>(
  schema: Schema,
  given: Omit<UseFormProps<Typed<Schema>, unknown, z.output<Schema>>, 'resolver'>,
): UseFormReturn<Typed<Schema>, unknown, z.output<Schema>> {
  const form = useForm({ ...given, resolver: resolverOf(schema) });
  const { trigger, formState } = form;
  const { isSubmitted } = formState;
  useEffect(() => {
    const sayAnew = (): void => void (isSubmitted && trigger());
    i18n.on('languageChanged', sayAnew);
    return () => i18n.off('languageChanged', sayAnew);
  }, [isSubmitted, trigger]);
  return form;
}

const resolverOf =
  <Schema extends FormSchema>(schema: Schema): Resolver<Typed<Schema>, unknown, z.output<Schema>> =>
  async (values, _, options) => {
    const parsed = await schema.safeParseAsync(values);
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: Record<string, FieldError> = {};
    for (const fault of faultsIn(schema, values))
      errors[fault.path.replaceAll('/', '.')] ??= { type: fault.code, message: asSentence(faultWords(fault)) };
    return { values: {}, errors: toNestErrors(errors, options) };
  };
