/** Gives a buffer's memory back at once, where Node can: as garbage, large buffers have all of the heap gone through. */
export function letGo(buffer: ArrayBufferLike & { readonly transfer?: (bytes: number) => ArrayBuffer }): void {
  buffer.transfer?.(0);
}
