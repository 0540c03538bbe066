/** Who asks. Every call of a service carries one; rights are judged by it and change sets are signed with it. */
export interface Actor {
  /** The user of the office, or null for the program itself. */
  readonly userId: number | null;
  readonly userName: string;
  /** This desk: one running program. Undo takes back what this user did on any desk. */
  readonly deskId: string;
}
