/** All findings as cards, narrowed down by kind. */
import { formatCount } from '../../../format.ts';
import type { FindingKind } from '../../../generated/schema.ts';
import { Button } from '../../../parts/Button.tsx';
import { FINDING } from '../../../words.ts';
import type { Ground } from '../ground.ts';
import type { Finding } from './answer.ts';
import { FindingCard } from './FindingCard.tsx';
import { useFindings } from './filter.ts';
import css from './Findings.module.css';

const AT_FIRST = 8;

export function Findings({ findings, ground }: { findings: readonly Finding[]; ground: Ground }) {
  const { shown, set } = useFindings();
  const { kinds, onlyClear, isWhole } = shown;
  const some = findings.filter(
    (finding) =>
      (kinds.length === 0 || [finding.kind, ...finding.also].some((kind) => kinds.includes(kind))) &&
      (!onlyClear || finding.clear),
  );
  const first = isWhole ? some : some.slice(0, AT_FIRST);
  return (
    <section aria-labelledby="all-findings" className="stack">
      <div className={css.head}>
        <h2 id="all-findings">What was found</h2>
        <Filter findings={findings} />
      </div>
      {some.length === 0 && (
        <p className="soft">
          Nothing of this sort was found.{' '}
          <Button look="quiet" onClick={() => set({ kinds: [], onlyClear: false })}>
            Show everything
          </Button>
        </p>
      )}
      {first.map((finding) => (
        <FindingCard key={finding.rank} finding={finding} ground={ground} />
      ))}
      {first.length < some.length && (
        <div>
          <Button onClick={() => set({ isWhole: true })}>
            Show the other {formatCount(some.length - first.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

function Filter({ findings }: { findings: readonly Finding[] }) {
  const { shown, set } = useFindings();
  const counts = new Map<FindingKind, number>();
  for (const { kind, also } of findings)
    for (const each of [kind, ...also]) counts.set(each, (counts.get(each) ?? 0) + 1);
  const toggle = (kind: FindingKind) =>
    set({ kinds: shown.kinds.includes(kind) ? shown.kinds.filter((each) => each !== kind) : [...shown.kinds, kind] });
  return (
    <div className={css.filter} role="group" aria-label="Which findings are shown">
      <button type="button" aria-pressed={shown.kinds.length === 0} onClick={() => set({ kinds: [] })}>
        All kinds <span className="number">{findings.length}</span>
      </button>
      {[...counts].map(([kind, count]) => (
        <button key={kind} type="button" aria-pressed={shown.kinds.includes(kind)} onClick={() => toggle(kind)}>
          {FINDING[kind]} <span className="number">{count}</span>
        </button>
      ))}
      <label className={css.clear}>
        <input
          type="checkbox"
          checked={shown.onlyClear}
          onChange={({ target }) => set({ onlyClear: target.checked })}
        />
        Clear effects only
      </label>
    </div>
  );
}
