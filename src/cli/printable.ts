/** Text that somebody else wrote, without what a terminal would take for a command. */
export function printable(text: string, most = 400): string {
  const clean = text.replaceAll(/\p{C}/gu, '').trim()
  return clean.length > most ? `${clean.slice(0, most - 1)}…` : clean
}
