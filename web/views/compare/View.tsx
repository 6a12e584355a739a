/** Compare: the same buyers under several scenarios side by side, and how much disorder each scenario bears. */
import { useAskedWhole } from '../../api/whole.ts';
import { Asked } from '../../parts/Asked.tsx';
import { useDesign } from '../../shell/design.ts';
import { ComparisonPart } from './comparison/ComparisonPart.tsx';
import { useAddress } from './parts/address.ts';
import { Segments } from './parts/Segments.tsx';
import { CompareScenariosDocument } from './scenarios/scenarios.generated.ts';
import { SweepPart } from './sweep/SweepPart.tsx';

const SHOWN = [
  { value: 'comparison', label: 'Side by side' },
  { value: 'resilience', label: 'How much disorder they bear' },
] as const;

export function View() {
  const { id: designId } = useDesign();
  const asked = useAskedWhole(CompareScenariosDocument, { designId });
  const address = useAddress();
  const fallback = address.get('sweep') !== null && address.get('comparison') === null ? SHOWN[1] : SHOWN[0];
  const { value: shown } = SHOWN.find(({ value }) => value === address.get('show')) ?? fallback;
  return (
    <div className="stack">
      <Segments
        label="What to look at"
        options={SHOWN}
        value={shown}
        onPick={(value) => address.put({ show: value }, true)}
      />
      <Asked of={asked} what="the scenarios">
        {({ scenarios: { nodes } }) =>
          shown === 'resilience' ? <SweepPart scenarios={nodes} /> : <ComparisonPart scenarios={nodes} />
        }
      </Asked>
    </div>
  );
}
