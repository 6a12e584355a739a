import type { ComponentProps, ReactNode } from 'react';
import css from './Button.module.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing that most people come to do; `quiet` for what stands in a row of others. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** A picture before the words. */
  readonly icon?: ReactNode;
  /** Only the picture is shown; the words are its name and its tooltip. */
  readonly iconOnly?: boolean;
  /** Something is under way: the button waits. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', icon, iconOnly, busy, children, className, disabled, ...rest }: ButtonProps) {
  const words = typeof children === 'string' ? children : undefined;
  return (
    <button
      type="button"
      className={[css.button, css[look], iconOnly && css.square, className].filter(Boolean).join(' ')}
      disabled={disabled === true || busy === true}
      aria-busy={busy}
      {...(iconOnly && { 'aria-label': words, title: words })}
      {...rest}
    >
      {icon}
      {!iconOnly && children}
    </button>
  );
}
