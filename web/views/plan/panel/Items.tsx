/** A list of which each kind is there at most once: what is there, each to be changed or taken out, and what can be added. */
import { Plus, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from '../../../parts/Button.tsx';
import { takeAway } from '../../../parts/focus.ts';
import { Menu } from '../../../parts/Menu.tsx';
import { useIsReadOnly } from '../draft.ts';
import frame from './Frame.module.css';
import css from './Items.module.css';

export function Items<Kind extends string, Item>({
  items,
  noun,
  words,
  meanings,
  kindOf,
  withKind,
  create,
  issue,
  children,
  onChange,
}: {
  items: readonly Item[];
  /** "pothole": what one of them is called. */
  noun: string;
  words: Readonly<Record<Kind, string>>;
  meanings?: Readonly<Record<Kind, string>>;
  kindOf: (item: Item) => Kind;
  withKind: (item: Item, kind: Kind) => Item;
  create: (kind: Kind) => Item;
  /** What is wrong with the list as a whole. */
  issue?: string;
  /** The fields of one item. */
  children: (item: Item, index: number, change: (item: Item) => void) => ReactNode;
  onChange: (items: Item[]) => void;
}) {
  const isReadOnly = useIsReadOnly();
  const present = items.map(kindOf);
  const free = (Object.keys(words) as Kind[]).filter((kind) => !present.includes(kind));
  return (
    <div className={css.items}>
      {items.length > 0 && (
        <ul className={css.list}>
          {items.map((item, index) => (
            <li key={index} className={css.item}>
              <Kinds
                kind={kindOf(item)}
                {...{ noun, words, meanings, free }}
                onPick={(kind) => onChange(items.with(index, withKind(item, kind)))}
                onRemove={() => onChange(items.toSpliced(index, 1))}
              />
              {children(item, index, (next) => onChange(items.with(index, next)))}
            </li>
          ))}
        </ul>
      )}
      {issue && (
        <p className={css.problem} role="alert">
          {issue}
        </p>
      )}
      {free.length > 0 && !isReadOnly && (
        <Menu items={free.map((kind) => ({ label: words[kind], onPick: () => onChange([...items, create(kind)]) }))}>
          <Button look="quiet" icon={<Plus />} className={css.add}>
            {`Add ${noun}`}
          </Button>
        </Menu>
      )}
    </div>
  );
}

function Kinds<Kind extends string>({
  kind,
  noun,
  words,
  meanings,
  free,
  onPick,
  onRemove,
}: {
  kind: Kind;
  noun: string;
  words: Readonly<Record<Kind, string>>;
  meanings?: Readonly<Record<Kind, string>>;
  free: readonly Kind[];
  onPick: (kind: Kind) => void;
  onRemove: () => void;
}) {
  const id = useId();
  const isReadOnly = useIsReadOnly();
  return (
    <div>
      <div className={css.kind}>
        <label className="hidden" htmlFor={id}>
          {`Kind of ${noun}`}
        </label>
        <select
          id={id}
          className={frame.input}
          value={kind}
          disabled={isReadOnly}
          onChange={({ target }) => onPick(target.value as Kind)}
        >
          {[kind, ...free].map((word) => (
            <option key={word} value={word}>
              {words[word]}
            </option>
          ))}
        </select>
        <Button look="quiet" icon={<X />} iconOnly disabled={isReadOnly} onClick={() => takeAway(onRemove)}>
          {`Remove ${words[kind]}`}
        </Button>
      </div>
      {meanings && <p className={frame.note}>{meanings[kind]}</p>}
    </div>
  );
}
