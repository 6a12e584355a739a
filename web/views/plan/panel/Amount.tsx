/** A number of the design: typed, or moved on a slider where it has ends; what is out of range stays as typed and says so. */
import { useId, useState, type ReactNode } from 'react';
import type { FieldInfo } from '../../../generated/fields.ts';
import { useIsReadOnly } from '../draft.ts';
import { About, Frame, marked, modelPreset, type Preset } from './Frame.tsx';
import frame from './Frame.module.css';
import { describeRange, fromText, PLAIN, problemOf, show, toText, type Scale, type Sliding } from './scale.ts';
import { Track } from './Track.tsx';
import css from './Amount.module.css';

/** The number that stands in for one that is left out, with its origin when it is not the model's own. */
export interface NumberPreset {
  readonly value: number;
  readonly from?: string;
  readonly source?: string;
}

export interface AmountProps {
  readonly label: string;
  readonly info: FieldInfo;
  readonly value: number | null | undefined;
  readonly scale?: Scale;
  /** Left out: what the contract says of the field, when that is a number. */
  readonly preset?: NumberPreset;
  /** Cannot be left out. */
  readonly required?: boolean;
  readonly sliding?: Sliding;
  /** What the server said of it. */
  readonly issue?: string;
  /** What a range cannot say. */
  readonly check?: (value: number) => string | undefined;
  readonly more?: ReactNode;
  readonly onChange: (value: number | undefined) => void;
}

const describePreset = ({ value, from, source }: NumberPreset, scale: Scale): Preset =>
  from === undefined ? modelPreset(value, scale) : { shown: show(value, scale), from, source };

function presetIn({ fallback }: FieldInfo): NumberPreset | undefined {
  const value = Number(fallback);
  return fallback === undefined || Number.isNaN(value) ? undefined : { value };
}

export function Amount(props: AmountProps) {
  const { label, info, value, scale = PLAIN, required = false, sliding, issue, check, more, onChange } = props;
  const preset = required ? undefined : (props.preset ?? presetIn(info));
  const id = useId();
  const isReadOnly = useIsReadOnly();
  const entry = useEntry(value, scale, required, onChange);
  const isSet = value !== null && value !== undefined;
  const isUnreadable = Number.isNaN(entry.read) || (required && entry.isEmpty);
  const problem = isUnreadable
    ? `must be a number${withRange(describeRange(info, scale))}`
    : (problemOf(info, scale, value) ?? (isSet ? check?.(value) : undefined) ?? issue);
  const shown = value ?? preset?.value ?? info.minimum ?? 0;
  return (
    <Frame
      {...{ id, label, problem }}
      hint={<About {...{ info, scale, more }} preset={preset && describePreset(preset, scale)} />}
      isSet={required ? undefined : isSet}
      onReset={() => onChange(undefined)}
      beside={!sliding}
    >
      <span className={css.control}>
        {sliding && (
          <Track
            {...sliding}
            {...{ label, isSet: isSet || required }}
            place={sliding.place(shown)}
            mark={preset && sliding.place(preset.value)}
            words={show(shown, scale)}
            onMove={(place) => onChange(sliding.value(place))}
          />
        )}
        <span className={css.box} data-unit={scale.unit === '' ? 'none' : scale.unit === '%' ? 'short' : 'long'}>
          <input
            id={id}
            className={frame.input}
            inputMode="decimal"
            autoComplete="off"
            readOnly={isReadOnly}
            placeholder={preset && toText(preset.value, scale)}
            value={entry.text}
            onChange={({ target }) => entry.type(target.value)}
            onBlur={entry.leave}
            {...marked(id, problem)}
          />
          {scale.unit !== '' && <span className={css.unit}>{scale.unit}</span>}
        </span>
      </span>
    </Frame>
  );
}

const withRange = (range: string | undefined): string => (range ? `, ${range}` : '');

/** What stands in the field: as typed while that is what the design holds or cannot be read, else what the design holds. */
function useEntry(
  value: number | null | undefined,
  scale: Scale,
  required: boolean,
  onChange: (value: number | undefined) => void,
) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? undefined : fromText(typed, scale);
  const isEmpty = typed !== null && read === undefined;
  const stands = typed !== null && (Number.isNaN(read) || read === (value ?? undefined) || (required && isEmpty));
  return {
    read,
    isEmpty,
    text: stands ? typed : value === null || value === undefined ? '' : toText(value, scale),
    type: (text: string) => {
      setTyped(text);
      const now = fromText(text, scale);
      if (Number.isNaN(now) || (required && now === undefined)) return;
      onChange(now);
    },
    leave: () => setTyped(null),
  };
}
