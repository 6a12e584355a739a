/** The fields of a touchpoint that can be turned: what they are called, and how far their sliders reach. */
import { FIELD } from '../../words.ts';

interface FieldKind {
  readonly label: string;
  /** How it reads: per cent of a chance, a scale from 0 to 1, a weight, or money. */
  readonly as: 'chance' | 'scale' | 'weight' | 'money';
}

export const TOUCHPOINT_FIELDS = {
  noticeRate: { label: FIELD.noticeRate, as: 'chance' },
  engageRate: { label: FIELD.engageRate, as: 'chance' },
  actionRate: { label: FIELD.actionRate, as: 'chance' },
  effort: { label: FIELD.effort, as: 'scale' },
  value: { label: FIELD.value, as: 'scale' },
  ask: { label: FIELD.ask, as: 'scale' },
  branding: { label: FIELD.branding, as: 'scale' },
  listening: { label: FIELD.listening, as: 'chance' },
  pull: { label: FIELD.pull, as: 'weight' },
  reach: { label: 'Reach of the push', as: 'chance' },
  costPerExposure: { label: 'Cost per exposure', as: 'money' },
  costPerEngagement: { label: 'Cost per attendance', as: 'money' },
  purchaseValue: { label: 'Value of a purchase', as: 'money' },
} as const satisfies Readonly<Record<string, FieldKind>>;

export type TouchpointField = keyof typeof TOUCHPOINT_FIELDS;
