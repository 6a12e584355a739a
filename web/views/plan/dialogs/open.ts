/** Which of the dialogs of the canvas is open. */
import { create } from 'zustand';

export type DialogName = 'add' | 'connect' | 'keys' | 'revisions';

const useOpen = create<{ readonly dialog: DialogName | null }>(() => ({ dialog: null }));

export const useDialog = (): DialogName | null => useOpen(({ dialog }) => dialog);
export const openDialog = (dialog: DialogName): void => useOpen.setState({ dialog });
export const closeDialog = (): void => useOpen.setState({ dialog: null });
