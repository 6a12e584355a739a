/** How far a study is, how long it will take, and a button that ends it. */
import { useEffect, useState } from 'react';
import { cancelStudy, hasEnded, useStudy, type StudyState } from '../api/studies.ts';
import { formatCount, formatSpan, livesOf } from '../format.ts';
import { STATUS } from '../words.ts';
import { Button } from './Button.tsx';
import { Problem } from './States.tsx';
import css from './StudyProgress.module.css';

/** Follows the study of this id; shows nothing once it has succeeded. `again` offers to start it anew when it has not. */
export function StudyProgress({ id, what, again }: { id: string; what: string; again?: () => void }) {
  const study = useStudy(id);
  if (study === null)
    return <p className="soft">There is no such study on this server. It may have been another server’s.</p>;
  if (study === undefined || study.status === 'SUCCEEDED') return null;
  return <Progress study={study} what={what} again={again} />;
}

function Progress({ study, what, again }: { study: StudyState; what: string; again?: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const [cancelling, setCancelling] = useState(false);
  const left = useTimeLeft(study);
  const { done, total } = study.progress;
  const cancel = () => {
    setCancelling(true);
    cancelStudy(study.id)
      .catch(setError)
      .finally(() => setCancelling(false));
  };
  return (
    <section className={`panel ${css.progress}`} aria-label={`Progress: ${what}`}>
      <div className={css.head}>
        <strong>
          {what}: <span data-status={study.status}>{STATUS[study.status].toLowerCase()}</span>
        </strong>
        {!hasEnded(study) && (
          <Button onClick={cancel} busy={cancelling}>
            Cancel
          </Button>
        )}
        {hasEnded(study) && again && <Button onClick={again}>Start again</Button>}
      </div>
      {!hasEnded(study) && (
        <>
          <progress className={css.bar} value={done} max={Math.max(total, 1)} aria-label={`${what}, share done`} />
          <p className="soft small number">
            {formatCount(done)} of {livesOf(total)}
            {left !== null && `, about ${formatSpan(left)} left`}
          </p>
        </>
      )}
      {study.error && (
        <p>
          {study.error.message} <span className="soft">({study.error.code})</span>
        </p>
      )}
      <Problem error={error} />
    </section>
  );
}

/** Seconds left at the pace so far; null until there is one. */
function useTimeLeft({ startedAt, progress: { done, total } }: StudyState): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (startedAt === null || done === 0 || done >= total) return null;
  const spent = (now - Date.parse(startedAt)) / 1_000;
  return spent < 1 ? null : (spent * (total - done)) / done;
}
