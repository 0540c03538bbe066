import { randomBytes } from 'node:crypto';

/** What main gives out in place of a path. A window holds the ticket; the path stays here. */
export interface Tickets {
  ticketFor(path: string): string;
  pathOf(ticket: string): string | null;
}

/** Tickets that cannot be guessed. The oldest are forgotten beyond `most`; the same path keeps its ticket. */
export function createTickets(most = 2000): Tickets {
  const paths = new Map<string, string>();
  const tickets = new Map<string, string>();
  return {
    ticketFor(path) {
      const known = tickets.get(path);
      if (known !== undefined) return known;
      const ticket = randomBytes(18).toString('base64url');
      paths.set(ticket, path);
      tickets.set(path, ticket);
      const oldest = paths.size > most ? paths.entries().next().value : undefined;
      if (oldest) {
        paths.delete(oldest[0]);
        tickets.delete(oldest[1]);
      }
      return ticket;
    },
    pathOf: (ticket) => paths.get(ticket) ?? null,
  };
}
