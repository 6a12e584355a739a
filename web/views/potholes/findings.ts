/** What a finding is called, and its evidence in the words of the page. */
import { FINDING, POTHOLE, TRIGGER } from '../../words.ts';
import type { FindingKind, PotholeKind } from '../../generated/schema.ts';

export interface Named {
  readonly rank: number;
  readonly kind: FindingKind;
  readonly touchpoint: string | null;
  readonly evidence: string;
}

const POTHOLES = Object.keys(POTHOLE) as PotholeKind[];

/** The pothole that the design names, where the finding is one. */
const potholeOf = ({ kind, evidence }: Named): PotholeKind | undefined =>
  kind === 'DECLARED_POTHOLE' ? POTHOLES.find((one) => evidence.includes(one)) : undefined;

/** "Complex process at Checkout", "Dead end at Reviews", "For buyers only". */
export function titleOf(finding: Named, touchpoint: (key: string) => string): string {
  const pothole = potholeOf(finding);
  const what = pothole === undefined ? FINDING[finding.kind] : POTHOLE[pothole];
  return finding.touchpoint === null ? what : `${what} at ${touchpoint(finding.touchpoint)}`;
}

interface Piece {
  readonly text: string;
  /** Whether it is the name of a touchpoint. */
  readonly isName: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(TRIGGER).map(([word, text]) => [word, `“${text}”`])),
  ...Object.fromEntries(Object.entries(POTHOLE).map(([word, text]) => [word, `“${text.toLowerCase()}”`])),
  ANYONE: 'everyone',
  SUBSCRIBERS: 'subscribers',
  CUSTOMERS: 'customers',
};

/**
 * Evidence speaks in keys and in words of the contract: gives it with names and plain words. Themes, which stand in quotation
 * marks, stay as they are.
 */
export function evidencePieces(evidence: string, names: ReadonlyMap<string, string>): Piece[] {
  return evidence
    .split(/(“[^”]*”|[\p{L}\d_]+(?:-[\p{L}\d_]+)*)/u)
    .filter((text) => text !== '')
    .map((text) => {
      const name = names.get(text);
      return name === undefined ? { text: WORDS[text] ?? text, isName: false } : { text: name, isName: true };
    });
}
