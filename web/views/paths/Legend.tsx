/** What the marks of the flows mean. */
import { RotateCcw } from 'lucide-react';
import { BEYOND_LOOK, BOUGHT_LOOK, flowLook } from './marks.ts';
import css from './Pictures.module.css';

export function Legend() {
  return (
    <p className={css.legend}>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} {...flowLook(true)} />
        </Sample>
        a step of the plan
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} {...flowLook(false)} />
        </Sample>
        a step of their own
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={24} height={8} {...BOUGHT_LOOK} />
        </Sample>
        bought
      </span>
      <span>
        <Sample>
          <rect x={1} y={3} width={14} height={8} fill="var(--ink-faint)" fillOpacity={0.4} />
          <rect x={15} y={3} width={10} height={8} fill="var(--ink-faint)" fillOpacity={0.15} />
        </Sample>
        went no further
      </span>
      <span>
        <Sample>
          <line x1={1} x2={25} y1={7} y2={7} strokeWidth={8} {...BEYOND_LOOK} />
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
