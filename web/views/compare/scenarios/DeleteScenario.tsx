/** Asks before a scenario goes. */
import { refresh } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Problem } from '../../../parts/States.tsx';
import { useWork } from '../../../parts/useWork.ts';
import type { ScenarioFacts } from './picks.ts';
import { CompareDeleteScenarioDocument } from './scenarios.generated.ts';

export function DeleteScenario({ scenario: { id, name }, onClose }: { scenario: ScenarioFacts; onClose: () => void }) {
  const { busy, error, perform } = useWork();
  const remove = () =>
    perform(async () => {
      succeeded((await request(CompareDeleteScenarioDocument, { id })).deleteScenario, 'DeleteScenarioSuccess');
      await refresh();
      onClose();
    });
  return (
    <Dialog
      title={`Delete “${name}”?`}
      text="It can no longer be run or compared. The answers of studies that it took part in stay."
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" busy={busy} onClick={() => void remove()}>
            Delete scenario
          </Button>
        </>
      }
    >
      <Problem error={error} />
    </Dialog>
  );
}
