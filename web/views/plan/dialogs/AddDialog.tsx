/** Which channel a new touchpoint has. */
import { useState, type FormEvent } from 'react';
import { MEANINGS } from '../../../generated/fields.ts';
import type { Channel } from '../../../generated/schema.ts';
import { Dialog } from '../../../parts/Dialog.tsx';
import { TextField } from '../../../parts/Field.tsx';
import { CHANNEL } from '../../../words.ts';
import { besideTouchpoints } from '../board/useKeys.ts';
import { ChannelIcon } from '../ChannelIcon.tsx';
import { searchChannels } from './channels.ts';
import css from './AddDialog.module.css';

export function AddDialog({ onPick, onClose }: { onPick: (channel: Channel) => void; onClose: () => void }) {
  const [words, setWords] = useState('');
  const groups = searchChannels(words);
  const pickFirst = (event: FormEvent) => {
    event.preventDefault();
    if (groups.length > 0) onPick(groups[0].channels[0]);
  };
  return (
    <Dialog
      title="Add a touchpoint"
      text="Where do buyers meet your story? Everything else can be changed afterwards."
      open
      onClose={onClose}
      backTo={besideTouchpoints}
    >
      <form onSubmit={pickFirst} role="search">
        <TextField
          label="Search channels"
          type="search"
          placeholder="e-mail, friends, shop …"
          value={words}
          autoFocus
          autoComplete="off"
          onChange={({ target }) => setWords(target.value)}
        />
      </form>
      {groups.length === 0 && (
        <p className="soft" role="status">
          No channel matches “{words}”. Clear the search to see all of them.
        </p>
      )}
      {groups.map(({ name, channels }) => (
        <section key={name} className={css.group} aria-label={name}>
          <h3>{name}</h3>
          <ul className={css.channels}>
            {channels.map((channel) => (
              <li key={channel}>
                <button type="button" className={css.channel} onClick={() => onPick(channel)}>
                  <ChannelIcon channel={channel} />
                  <span>
                    <span className={css.name}>{CHANNEL[channel]}</span>
                    <span className={css.meaning}>{MEANINGS.Channel[channel]}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
