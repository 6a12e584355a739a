/** What every touchpoint says, theme by theme, below what is promised: one that tells another story stands out. */
import { formatShare } from '../../../../format.ts';
import { select, useDraft } from '../../draft.ts';
import { tellingOf } from '../../words.ts';
import { describeShift, sumOf } from '../likeness.ts';
import { useParameter } from '../reference.ts';
import { themeColor } from '../themes.ts';
import css from './Tellings.module.css';

export function Tellings() {
  const { story, touchpoints } = useDraft((draft) => draft.design);
  const tolerance = useParameter('tolerance') ?? 1;
  const { themes } = story;
  const told = touchpoints.map((touchpoint) => ({ touchpoint, telling: tellingOf(touchpoint, story, tolerance) }));
  const silent = told.filter(({ telling }) => telling.told === null);
  const promised = told[0]?.telling.promised ?? [];
  return (
    <div className={css.tellings}>
      <ul className={css.legend} aria-label="Themes">
        {themes.map((theme, index) => (
          <li key={theme}>
            <span className={css.swatch} style={{ background: themeColor(index) }} aria-hidden />
            {theme}
          </li>
        ))}
      </ul>
      <div className={css.row}>
        <span className={css.name}>The promise</span>
        <Bar {...{ themes }} weights={promised} />
        <span className={css.like} />
      </div>
      <ul className={css.list}>
        {told.map(({ touchpoint: { key, name }, telling }) =>
          telling.told === null || telling.likeness === null ? null : (
            <li key={key}>
              <button
                type="button"
                className={css.row}
                data-other={telling.isOther}
                onClick={() => select({ kind: 'touchpoint', key })}
                title={describeShift(themes, telling.told, promised) || undefined}
              >
                <span className={css.name}>{name}</span>
                <Bar {...{ themes }} weights={telling.told} />
                <span className={css.like}>
                  <span className="hidden">, like the promise: </span>
                  {formatShare(telling.likeness, 0)}
                  {telling.isOther && <span className="hidden">, another story</span>}
                </span>
              </button>
            </li>
          ),
        )}
      </ul>
      {silent.length > 0 && (
        <p className={css.silent}>
          {silent.map(({ touchpoint }) => touchpoint.name).join(', ')}
          {silent.length === 1 ? ' says' : ' say'} nothing of the story.
        </p>
      )}
    </div>
  );
}

function Bar({ themes, weights }: { themes: readonly string[]; weights: readonly number[] }) {
  const sum = sumOf(weights) || 1;
  return (
    <span className={css.bar} aria-hidden>
      {themes.map((theme, index) => (
        <span key={theme} style={{ background: themeColor(index), flexGrow: Math.max(0, weights[index]) / sum }} />
      ))}
    </span>
  );
}
