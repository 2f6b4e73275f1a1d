import { BookingRequest } from '@event-planner/contracts/booking';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';

const Attendee = BookingRequest.pick({ attendeeName: true });

interface AttendeeFormProps {
  readonly name: string;
  readonly free: boolean;
  readonly busy: boolean;
  readonly onSubmit: (attendeeName: string) => void;
}

export function AttendeeForm({ name, free, busy, onSubmit }: AttendeeFormProps) {
  const { t } = useTranslation();
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(Attendee), defaultValues: { attendeeName: name } });
  return (
    <form noValidate className="space-y-6" onSubmit={event => void handleSubmit(({ attendeeName }) => onSubmit(attendeeName))(event)}>
      <Field
        label={t('checkout.attendeeName')}
        hint={t('checkout.attendeeHint')}
        autoComplete="name"
        problem={formState.errors.attendeeName && t('problem.required')}
        {...register('attendeeName')}
      />
      <Button type="submit" size="large" className="w-full" busy={busy}>
        {busy ? t('checkout.booking') : free ? t('checkout.confirmFree') : t('checkout.continuePay')}
      </Button>
    </form>
  );
}
