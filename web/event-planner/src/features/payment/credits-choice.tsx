import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { UsableCredit } from './credit-plan.ts';

interface CreditsChoiceProps {
  readonly usable: readonly UsableCredit[];
  readonly chosen: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What the buyer has at the organizers of several bookings; nothing where there is none. */
export function CreditsChoice({ usable, chosen, disabled, onChoose }: CreditsChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (usable.length === 0) return null;
  return (
    <div className="space-y-3 rounded-card border border-line bg-tint p-5">
      {usable.map(({ key, credit: { organizerName: organizer, currency }, usedMinor, availableMinor }) => (
        <CheckField
          key={key}
          label={t('credit.useAt', { amount: format.money(usedMinor, currency), organizer })}
          hint={t('credit.useAtText', { available: format.money(availableMinor, currency) })}
          checked={chosen.has(key)}
          disabled={disabled}
          onCheck={checked => {
            const next = new Set(chosen);
            if (checked) next.add(key);
            else next.delete(key);
            onChoose(next);
          }}
        />
      ))}
    </div>
  );
}
