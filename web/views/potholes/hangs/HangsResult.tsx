/** What came of turning the numbers: the tornado, then what the method says. */
import type { Source } from '../../../parts/files.ts';
import { Empty } from '../../../parts/States.tsx';
import { useNames } from '../../../shell/design.ts';
import { counted, formatEstimate } from '../../../format.ts';
import { metricLabel } from '../../../words.ts';
import { unitOf } from '../metrics.ts';
import { labelOf, type Numbers } from './factors.ts';
import css from './HangsResult.module.css';
import type { Answer, Shared } from './answer.ts';
import { Morris } from './Morris.tsx';
import { Sobol } from './Sobol.tsx';
import { Tornado } from './Tornado.tsx';

export function HangsResult({
  answer,
  source,
  parameters,
}: {
  answer: Answer;
  source: Source;
  parameters: Numbers['parameters'];
}) {
  const names = useNames();
  const { metric, base, tornado, morris, sobol } = answer;
  if (metric === null || !base || !tornado || base.value === null)
    return (
      <Empty
        title="There is nothing to judge"
        text="The figure has no value as things stand. Choose another figure, or more buyers."
      />
    );
  const unit = unitOf(metric);
  const shared: Shared = { metric, unit, source, label: (factor) => labelOf(factor, parameters, names) };
  const [longest] = tornado;
  const moving = tornado.filter(({ swing }) => swing !== null && swing > 0).length;
  return (
    <>
      <p className={css.summary}>
        <strong>{metricLabel(metric)}</strong> stands at <span className="number">{formatEstimate(base, unit)}</span>.{' '}
        {moving === 0 ? (
          'None of these numbers moves it over its range. Turn others, or give them wider ranges.'
        ) : (
          <>
            {isSure(longest) ? 'It hangs most on ' : 'The longest bar is that of '}
            <strong>{lowerFirst(shared.label(longest.factor))}</strong>
            {isSure(longest) ? '' : ', though with these buyers even that may be luck'}
            {moving < tornado.length &&
              `; ${tornado.length - moving} of ${counted(tornado.length, 'number')} ${tornado.length - moving === 1 ? 'does' : 'do'} not move it by ${tornado.length - moving === 1 ? 'itself' : 'themselves'}`}
            .
          </>
        )}
      </p>
      {moving > 0 && <Tornado bars={tornado} base={base.value} {...shared} />}
      {morris?.some(({ size }) => size.value !== 0) && <Morris effects={morris} {...shared} />}
      {sobol && sobol.variance !== 0 && sobol.variance !== null && <Sobol sobol={sobol} {...shared} />}
    </>
  );
}

/** Whether one of its ends differs from things as they stand, by an interval without 0. */
const isSure = ({ low, high }: NonNullable<Answer['tornado']>[number]): boolean =>
  [low, high].some(({ difference }) => (difference.low ?? 0) > 0 || (difference.high ?? 0) < 0);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
