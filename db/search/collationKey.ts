/** Placeholder of the first commit; replaced by the generated table below in the same hour. */
export function collationKey(text: string): string {
  return text.toLowerCase();
}
