/** Requests as columns of one length: their titles, empty where there is none, and their contents. */
export interface TextColumns {
  titles: readonly string[];
  contents: readonly string[];
}

/** The texts at some places, in their order. */
export function pickTexts({ titles, contents }: TextColumns, places: Int32Array): TextColumns {
  return {
    titles: Array.from(places, (place) => titles[place]!),
    contents: Array.from(places, (place) => contents[place]!),
  };
}
