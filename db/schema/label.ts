/** A word of the business in every language the product speaks. A missing language does not compile. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** The languages the product speaks, first one first. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];
