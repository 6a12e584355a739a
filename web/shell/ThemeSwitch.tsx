import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../parts/Button.tsx';
import { applyTheme, readTheme, THEMES, type Theme } from './theme.ts';

const LOOKS: Readonly<Record<Theme, { icon: React.ReactNode; label: string }>> = {
  system: { icon: <Monitor />, label: 'Colours: as the system. Switch to light' },
  light: { icon: <Sun />, label: 'Colours: light. Switch to dark' },
  dark: { icon: <Moon />, label: 'Colours: dark. Switch to those of the system' },
};

export function ThemeSwitch() {
  const [theme, setTheme] = useState(readTheme);
  const next = () => {
    const chosen = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    applyTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Button look="quiet" icon={LOOKS[theme].icon} iconOnly onClick={next}>
      {LOOKS[theme].label}
    </Button>
  );
}
