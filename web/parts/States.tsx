/** What stands where something is not there yet, cannot be there, or is under way: each says what to do next. */
import { CircleAlert, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Refusal, RequestRefused, ServerUnreachable } from '../api/failures.ts';
import { Button } from './Button.tsx';
import css from './States.module.css';

/** Nothing is there yet. `children` is what to do about it: a button, mostly. */
export function Empty({
  title,
  text,
  children,
  icon,
}: {
  title: string;
  text: string;
  children?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <div className={css.state}>
      {icon}
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="row">{children}</div>}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <div className={css.state} role="status">
      <LoaderCircle className={css.turning} aria-hidden />
      <p>Fetching {what} …</p>
    </div>
  );
}

/** Something failed. `again` asks once more. */
export function Failure({ error, again }: { error: unknown; again?: () => void }) {
  const { title, text } = describe(error);
  return (
    <div className={`${css.state} ${css.failure}`} role="alert">
      <CircleAlert aria-hidden />
      <h2>{title}</h2>
      {isListed(error) ? <Issues error={error} /> : <p>{text}</p>}
      {again && <Button onClick={again}>Try again</Button>}
    </div>
  );
}

/** A failure in a line or a few, where something was to be done. Nothing for no error. */
export function Problem({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { title, text } = describe(error);
  return (
    <div className={css.problem} role="alert">
      <CircleAlert aria-hidden />
      <div>
        <strong>{title}</strong> {isListed(error) ? <Issues error={error} /> : text}
      </div>
    </div>
  );
}

/** Its message tells the first of its issues: where all of them stand, it would be said twice. */
const isListed = (error: unknown): error is Refusal => error instanceof Refusal && error.issues.length > 0;

function Issues({ error }: { error: Refusal }) {
  return (
    <ul className={css.issues}>
      {error.issues.map(({ path, message }) => (
        <li key={`${path.join('.')} ${message}`}>
          {path.length > 0 && <code>{path.join(' › ')}</code>} {message}
        </li>
      ))}
    </ul>
  );
}

function describe(error: unknown): { title: string; text: string } {
  if (error instanceof ServerUnreachable)
    return { title: 'The server does not answer.', text: 'The page goes on by itself as soon as it does.' };
  if (error instanceof Refusal) return { title: TITLES[error.code] ?? 'That is not possible.', text: error.message };
  if (error instanceof RequestRefused)
    return { title: 'The server could not answer.', text: `${error.message}${error.code ? ` (${error.code})` : ''}` };
  return { title: 'Something on this page went wrong.', text: error instanceof Error ? error.message : String(error) };
}

const TITLES: Readonly<Record<string, string>> = {
  INVALID_INPUT: 'Some of it is not right.',
  NOT_FOUND: 'It is not there.',
  CONFLICT: 'It has changed meanwhile.',
};
