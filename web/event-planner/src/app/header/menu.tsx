import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

interface MenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

export const Menu = ({ label, trigger, children }: MenuProps) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger
      aria-label={label}
      title={label}
      className="flex min-h-11 min-w-11 items-center justify-center rounded-control px-1.5 hover:bg-sunken"
    >
      {trigger}
    </DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={12}
        className="z-40 min-w-56 rounded-card border border-line bg-surface p-1.5 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);

const itemClass =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-control px-3 outline-none select-none data-highlighted:bg-tint data-highlighted:text-brand';

export const MenuItem = ({ onSelect, children }: { readonly onSelect: () => void; readonly children: ReactNode }) => (
  <DropdownMenu.Item onSelect={onSelect} className={itemClass}>
    {children}
  </DropdownMenu.Item>
);

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [value: Value, name: string])[];
  readonly onChoose: (value: Value) => void;
}

/** One of several; the one that is on has a tick. */
export const MenuChoices = <Value extends string>({ label, value, choices, onChoose }: ChoicesProps<Value>) => (
  <DropdownMenu.RadioGroup value={value} aria-label={label}>
    <DropdownMenu.Label className="px-3 pt-2 pb-1 text-sm font-semibold text-soft">{label}</DropdownMenu.Label>
    {choices.map(([choice, name]) => (
      <DropdownMenu.RadioItem key={choice} value={choice} onSelect={() => onChoose(choice)} className={itemClass}>
        <span className="grow">{name}</span>
        <DropdownMenu.ItemIndicator>
          <Check aria-hidden className="size-4.5 text-brand" />
        </DropdownMenu.ItemIndicator>
      </DropdownMenu.RadioItem>
    ))}
  </DropdownMenu.RadioGroup>
);

export const MenuLine = () => <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
