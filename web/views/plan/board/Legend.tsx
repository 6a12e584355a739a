/** What colours, borders and lines on the canvas mean. */
import { useDraft } from '../draft.ts';
import css from './Legend.module.css';

export function Legend() {
  const themes = useDraft(({ design }) => design.story.themes);
  return (
    <dl className={css.legend}>
      <div>
        <dt>Themes</dt>
        {themes.map((theme, index) => (
          <dd key={`${index} ${theme}`}>
            <span className={css.swatch} style={{ background: `var(--series-${index + 1})` }} /> {theme}
          </dd>
        ))}
        <dd>
          <span className={css.promise} /> the promise
        </dd>
      </div>
      <div>
        <dt>Whose</dt>
        <dd>
          <span className={css.box} data-owner="OWNED" /> ours
        </dd>
        <dd>
          <span className={css.box} data-owner="EARNED" /> earned
        </dd>
        <dd>
          <span className={css.box} data-owner="COMPETITOR" /> a rival’s
        </dd>
      </div>
      <div>
        <dt>What comes next</dt>
        <dd>
          <Line tone="on" /> they come through
        </dd>
        <dd>
          <Line tone="quiet" /> they do not
        </dd>
        <dd>
          <Line tone="lost" /> they are about to be lost
        </dd>
      </div>
    </dl>
  );
}

const Line = ({ tone }: { tone: string }) => (
  <svg className={css.line} data-tone={tone} width="26" height="8" aria-hidden>
    <path d="M1 4H25" />
  </svg>
);
