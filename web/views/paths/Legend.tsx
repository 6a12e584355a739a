/** What the marks of the flows mean. */
import { RotateCcw } from 'lucide-react';
import css from './Pictures.module.css';

export function Legend() {
  return (
    <p className={css.legend}>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} className={css.ribbon} data-planned="true" />
        </Sample>
        a step of the plan
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} className={css.ribbon} data-planned="false" />
        </Sample>
        a step of their own
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} className={css.bought} />
        </Sample>
        bought
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={14} height={8} className={css.leaving} />
          <rect x={15} y={3} width={10} height={8} className={css.fading} />
        </Sample>
        went no further
      </span>
      <span>
        <Sample>
          <line x1={1} x2={25} y1={7} y2={7} strokeWidth={8} className={css.beyond} />
        </Sample>
        went on, not shown
      </span>
      <span>
        <RotateCcw size={13} aria-hidden /> some have been here before
      </span>
    </p>
  );
}

const Sample = ({ children }: { children: React.ReactNode }) => (
  <svg width={26} height={14} aria-hidden>
    {children}
  </svg>
);
