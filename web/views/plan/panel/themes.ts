/** The colour of a theme, by its place in the story: the same wherever it is drawn. */
export const themeColor = (index: number): string => `var(--series-${(index % 8) + 1})`;
