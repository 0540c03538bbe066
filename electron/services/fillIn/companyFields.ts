/** What can be known of a company, whichever record says it. */
export const companyFacts = [
  'name',
  'creditCode',
  'phones',
  'fax',
  'website',
  'region',
  'address',
  'postcode',
  'industry',
  'bank',
  'bankAccount',
] as const;
export type CompanyFact = (typeof companyFacts)[number];

/** The fields of an entity that speak of a company, by what they say. */
export type CompanyFields = Readonly<Partial<Record<CompanyFact, string>>>;

/** The entities that speak of companies, those first that say it best. */
export const companyEntities: Readonly<Record<string, CompanyFields>> = {
  account: {
    name: 'name',
    creditCode: 'creditCode',
    phones: 'phones',
    fax: 'fax',
    website: 'website',
    region: 'region',
    address: 'address',
    postcode: 'postcode',
    industry: 'industry',
    bank: 'bank',
    bankAccount: 'bankAccount',
  },
  billingInfo: {
    name: 'title',
    creditCode: 'creditCode',
    phones: 'phones',
    address: 'address',
    bank: 'bank',
    bankAccount: 'bankAccount',
  },
  lead: {
    name: 'companyName',
    creditCode: 'creditCode',
    phones: 'phones',
    region: 'region',
    address: 'address',
    industry: 'industry',
  },
};
