/** What the server said of the fields of one part of the design. */
import type { FieldIssue } from '../issues.ts';

export interface Issues {
  /** Of this very field. */
  readonly at: (field: string) => string | undefined;
  /** Of this field or of anything in it. */
  readonly within: (field: string) => string | undefined;
  /** How many there are in these fields. */
  readonly count: (...fields: readonly string[]) => number;
  /** The same, for what lies in a field. */
  readonly below: (field: string) => Issues;
}

const isWithin = (field: string, above: string): boolean => field === above || field.startsWith(`${above}.`);

const told = (issues: readonly FieldIssue[]): string | undefined =>
  issues.length === 0 ? undefined : issues.map(({ message }) => message).join('; ');

export const issuesIn = (issues: readonly FieldIssue[]): Issues => ({
  at: (field) => told(issues.filter((issue) => issue.field === field)),
  within: (field) => told(issues.filter((issue) => isWithin(issue.field, field))),
  count: (...fields) => issues.filter((issue) => fields.some((field) => isWithin(issue.field, field))).length,
  below: (field) =>
    issuesIn(
      issues
        .filter((issue) => isWithin(issue.field, field))
        .map((issue) => ({ ...issue, field: issue.field.slice(field.length + 1) })),
    ),
});
