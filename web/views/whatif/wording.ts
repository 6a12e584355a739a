/** What has moved, in words. */
import type { Move } from './changes.ts';
import type { Saved } from './saved.ts';
import { settingOf } from './settings.ts';

/** "Registration form, effort asked 0.4". */
export function wordFor({ id, value }: Move, saved: Saved): string {
  const setting = settingOf(id, saved);
  if (!setting) return `${id} ${value}`;
  return `${setting.of ? `${setting.of}: ` : ''}${setting.label.toLowerCase()} ${setting.show(value)}`;
}
