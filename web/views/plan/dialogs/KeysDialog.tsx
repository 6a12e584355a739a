/** Everything that the keyboard does on the canvas. */
import { Dialog } from '../../../parts/Dialog.tsx';
import { besideTouchpoints, KEYS } from '../board/useKeys.ts';
import css from './KeysDialog.module.css';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="Keys"
      text="Letters work while the focus is on the canvas. On a Mac, Ctrl is Cmd."
      open
      onClose={onClose}
      backTo={besideTouchpoints}
    >
      <dl className={css.keys}>
        {KEYS.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              {keys.split(' or ').map((combination, index) => (
                <span key={combination}>
                  {index > 0 && ' or '}
                  <kbd>{combination}</kbd>
                </span>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
