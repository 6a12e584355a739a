/** Which colour stands for what. */
import css from './Swatches.module.css';

export const Swatches = ({ of }: { of: readonly { readonly name: string; readonly colour: string }[] }) => (
  <ul className={css.swatches}>
    {of.map(({ name, colour }) => (
      <li key={name}>
        <span style={{ background: colour }} aria-hidden />
        {name}
      </li>
    ))}
  </ul>
);
