/** What the marks of the emotional line mean. */
import { FEW } from './meetings.ts';
import css from './four.module.css';

export function LineLegend() {
  return (
    <p className={css.legend}>
      <span>
        <svg width={30} height={12} aria-hidden>
          <line x1={0} x2={30} y1={6} y2={6} stroke="var(--accent)" strokeWidth={2.25} />
          <circle cx={15} cy={6} r={4} fill="var(--accent)" />
        </svg>
        meetings without a vulnerable moment
      </span>
      <span>
        <svg width={30} height={12} aria-hidden>
          <rect width={30} height={12} fill="var(--accent)" fillOpacity={0.22} />
        </svg>
        vulnerable moments that were answered
      </span>
      <span>
        <svg width={30} height={12} aria-hidden>
          <line x1={0} x2={30} y1={6} y2={6} stroke="var(--series-2)" strokeWidth={1.5} strokeDasharray="5 4" />
          <path d="M15,1.5L19,9.5H11Z" fill="var(--series-2)" />
        </svg>
        came through, of those who attended
      </span>
      <span>
        <svg width={12} height={12} aria-hidden>
          <circle cx={6} cy={6} r={4} fill="var(--surface)" stroke="var(--ink-soft)" strokeWidth={1.5} />
        </svg>
        hollow: fewer than {FEW}
      </span>
    </p>
  );
}
