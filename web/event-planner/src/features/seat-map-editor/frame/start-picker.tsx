import { Presentation, RectangleHorizontal, Theater, UsersRound, Wine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type TemplateName, templateNames } from '../templates/templates.ts';

const icons: Readonly<Record<TemplateName, ReactNode>> = {
  theatre: <Theater aria-hidden />,
  arena: <UsersRound aria-hidden />,
  cabaret: <Wine aria-hidden />,
  conference: <Presentation aria-hidden />,
  empty: <RectangleHorizontal aria-hidden />,
};

interface StartPickerProps {
  readonly onChoose: (name: TemplateName) => void;
}

/** What a new plan can begin with. */
export function StartPicker({ onChoose }: StartPickerProps) {
  const { t } = useTranslation('seatEditor');
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {templateNames.map(name => (
        <li key={name}>
          <button
            type="button"
            onClick={() => onChoose(name)}
            className="flex size-full items-center gap-4 rounded-card border border-line bg-surface p-4 text-start hover:border-brand"
          >
            <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-tint text-brand [&_svg]:size-6">
              {icons[name]}
            </span>
            <span>
              <span className="block font-semibold">{t(`start.${name}`)}</span>
              <span className="block text-sm text-soft">{t(`start.${name}Text`)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
